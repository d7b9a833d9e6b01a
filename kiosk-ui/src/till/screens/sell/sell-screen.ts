import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-field';
import type { TextField } from '@vaadin/text-field';
import '../../parts/camera-view';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Scans, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { go } from '../../route';
import { fitsReceipt, totalFen, withOpenPrice } from '../../rules/cart';
import { isEnter } from '../../scan/enter';
import { scannerTypes } from '../../scan/scanner';
import { FREQUENT, goodsFound } from '../../search/goods-found';
import { mostSold } from '../../store/usage';
import type { StockedProduct } from '../../store/database';
import { language, named, t } from '../../texts/texts';
import '../cart/cart-panel';
import { peopleDialog } from '../people/people-dialog';
import { granted, grantingNow } from '../cart/granting';
import { heldDialog } from '../cart/held-dialog';
import { addProduct, goodsHeld, goodsScanned, refusesBlocked, searches } from './goods';
import type { GoodsGrid } from './goods-grid';
import './goods-grid';
import { openPriceDialog } from './open-price-dialog';

/** More are not looked at before all the others, however many sold here once. */
const SHOWN_FIRST = 500;
const ENOUGH_TO_BEGIN_WITH = 8;
const SCANNER_PAUSE_MILLISECONDS = 80;
const A_KEY = /^[\x21-\x7e]$/;

/** Filling the cart: scan, search or tap. */
@customElement('jx-sell')
export class SellScreen extends Screen {
  /** what the goods shown are searched for */
  @state() private query = '';
  @state() private category: string | null = null;
  /** codes, what sold most first */
  @state() private sold: readonly string[] = [];
  @state() private scanning = false;
  @query('#search') private readonly field!: TextField | null;
  @query('jx-goods-grid') private readonly grid!: GoodsGrid | null;
  protected override readonly scans: Scans = { expects: 'GOODS', onCode: goodsScanned, onHeld: goodsHeld };
  #query: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    searches.addEventListener('search', this.#searchFor);
    void this.#readSold();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#query);
    searches.removeEventListener('search', this.#searchFor);
    super.disconnectedCallback();
  }

  /** Once a sale: tiles that move under a finger help nobody. */
  async #readSold(): Promise<void> {
    this.sold = await mostSold(this.till.db, Date.now(), SHOWN_FIRST);
    if (this.sold.length >= ENOUGH_TO_BEGIN_WITH) this.category = FREQUENT;
  }

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'F2', label: t('sell.search'), run: () => this.field?.focus() },
      { code: 'F3', label: t('sell.scan'), run: () => (this.scanning = !this.scanning) },
      { code: 'F4', label: t('sell.openPrice'), run: () => void this.#openPrice() },
      ...(this.till.held.length > 0
        ? [{ code: 'KeyJ', alt: true, label: t('held.title'), run: () => void heldDialog() }]
        : []),
      { code: 'KeyG', alt: true, label: t('people.title'), run: () => void peopleDialog() },
      { code: 'KeyN', alt: true, label: t('people.COUNT'), run: () => void peopleDialog('COUNT') },
      { code: 'ArrowDown', alt: true, label: t('keys.chooseGoods'), run: () => this.#toGoods() },
      { code: 'PageDown', label: t('keys.category'), run: () => this.#turn(1) },
      { code: 'PageUp', label: t('keys.category'), run: () => this.#turn(-1) },
      { code: 'F9', label: t('cart.pay'), run: this.#pay },
      { code: 'Escape', label: t('keys.clearSearch'), run: () => this.#clearSearch() },
    ];
  }

  /**
   * A scanner's keys search nothing, nor does their being taken out: the goods wait until the line is in the cart. A key alone may
   * be a scanner's first. The field holds its own text: nothing is drawn for a key that finds nothing new.
   */
  #typed(text: string): void {
    clearTimeout(this.#query);
    if (scannerTypes() || A_KEY.test(text))
      this.#query = setTimeout(() => (this.query = text), SCANNER_PAUSE_MILLISECONDS);
    else this.query = text;
  }

  /** What is typed into the field. */
  get #search(): string {
    return this.field?.value ?? '';
  }

  set #search(text: string) {
    if (this.field) this.field.value = text;
  }

  /** What was scanned, to be changed or typed over. */
  #searchFor = (event: Event): void => {
    this.#search = (event as CustomEvent<string>).detail;
    this.field?.focus();
    (this.field?.inputElement as HTMLInputElement | undefined)?.select();
  };

  #clearSearch(): void {
    this.#search = '';
    this.scanning = false;
    this.field?.blur();
  }

  /** The field is free for the next code at once, not only when this one is stored; what was refused comes back into it. */
  async #add(product: StockedProduct): Promise<void> {
    const typed = this.#search;
    this.#search = '';
    if (!(await addProduct(product)) && this.#search === '') this.#search = typed;
  }

  #toGoods = (event?: Event): void => {
    event?.preventDefault();
    this.grid?.focusTiles();
  };

  #openPrice = async (): Promise<void> => {
    const limit = this.till.setup?.setup.limits.openPriceFen ?? 0;
    const item = await openPriceDialog(limit);
    if (item) await this.till.setCart(withOpenPrice(this.till.cart, item.name, item.priceFen));
  };

  /** What was granted is looked at again, as the cart may have changed since; here, so that nobody pays for what is not granted. */
  #pay = async (): Promise<void> => {
    const filled = this.till.cart;
    if (filled.lines.length === 0 || !this.till.beginsSales) return;
    if (refusesBlocked()) return;
    if (!fitsReceipt(filled)) return tell(t('sell.full'), 'error');
    const cart = await granted(filled, 0);
    if (cart === null || this.till.desk.stage === 'PAYING') return;
    go('pay'); // before the desk is kept: a quick Escape finds a way back
    await this.till.setDesk({ stage: 'PAYING', cart, roundingFen: 0, tenders: [], rules: grantingNow().rules });
  };

  /** Enter takes the first hit, down goes to them all; with nothing typed Enter goes to the payment. */
  #entered = (event: KeyboardEvent): void => {
    // The field itself would only empty itself, and keep the key and the focus.
    if (event.code === 'Escape' && !event.isComposing) return this.#clearSearch();
    if (event.code === 'ArrowDown' && !event.isComposing && this.#search !== '') return this.#toGoods(event);
    if (!isEnter(event) || event.repeat) return;
    const looked = { query: this.#search, category: null, sold: this.sold };
    const [first] = this.#search === '' ? [] : goodsFound(this.till.catalogue, looked, 1);
    if (first) void this.#add(first);
    else if (this.#search === '' && totalFen(this.till.cart) > 0) void this.#pay();
  };

  protected override render(): TemplateResult {
    return html`
      <section class="sell">
        <h1 class="visually-hidden">${t('nav.sell')}</h1>
        <div class="goods">
          <div class="tools">
            <vaadin-text-field
              id="search"
              clear-button-visible
              autocomplete="off"
              accessible-name=${t('sell.search')}
              placeholder=${t('sell.searchShort')}
              @value-changed=${(event: CustomEvent<{ value: string }>) => this.#typed(event.detail.value)}
              @keydown=${this.#entered}
            >
              <span slot="prefix">${icon('search')}</span>
              <span slot="suffix">${keyHint('F2')}</span>
            </vaadin-text-field>
            <vaadin-button id="scan" aria-pressed=${this.scanning} @click=${() => (this.scanning = !this.scanning)}>
              ${icon('camera')}
              <span class="word">${t('sell.scan')}</span>
              ${keyHint('F3')}
            </vaadin-button>
            <vaadin-button id="open-price" @click=${this.#openPrice}>
              ${icon('pencil')}
              <span class="word">${t('sell.openPrice')}</span>
              ${keyHint('F4')}
            </vaadin-button>
          </div>
          ${
            this.scanning
              ? html`
                  <jx-camera @camera-closed=${() => (this.scanning = false)}></jx-camera>
                `
              : nothing
          }
          ${this.#categories()}
          <jx-goods-grid
            class="scroll"
            .catalogue=${this.till.catalogue}
            .query=${this.query}
            .category=${this.category}
            .sold=${this.sold}
            .pictures=${this.till.pictures.shown}
            .language=${language()}
            @chosen=${(event: CustomEvent<StockedProduct>) => this.#add(event.detail)}
          ></jx-goods-grid>
        </div>
        <jx-cart @pay=${this.#pay}></jx-cart>
      </section>
    `;
  }

  /** What the chips choose from, in their order. */
  get #choices(): (string | null)[] {
    const all = this.till.catalogue.categories.map(({ code }) => code);
    return [...(this.sold.length > 0 ? [FREQUENT] : []), null, ...all];
  }

  #turn(by: number): void {
    const choices = this.#choices;
    this.#choose(choices.at((choices.indexOf(this.category) + by) % choices.length) ?? null);
  }

  /** Shows it, instead of what was searched for. */
  #choose(category: string | null): void {
    this.category = category;
    this.#search = '';
  }

  #held(): TemplateResult | typeof nothing {
    const { length } = this.till.held;
    if (length === 0) return nothing;
    return html`
      <button type="button" class="chip waiting" id="recall" @click=${heldDialog}>
        ${icon('pause')} ${t('held.recall', { n: length })} ${keyHint('Alt J')}
      </button>
    `;
  }

  #categories(): TemplateResult {
    const { categories } = this.till.catalogue;
    const frequent = this.sold.length > 0;
    // A search looks through all; the category chosen before comes back with an empty field.
    const shown = this.query === '' ? this.category : null;
    const chip = (code: string | null, name: string): TemplateResult => html`
      <button type="button" class="chip" aria-pressed=${shown === code} @click=${() => this.#choose(code)}>
        ${name}
      </button>
    `;
    return html`
      <div class="chips" role="group">
        ${this.#held()}
        <button
          type="button"
          class="chip"
          id="people-chip"
          aria-label=${t('people.title')}
          @click=${() => peopleDialog()}
        >
          ${icon('person')} ${keyHint('Alt G')}
        </button>
        <button type="button" class="chip" id="headcount" @click=${() => peopleDialog('COUNT')}>
          ${icon('plus')} ${t('people.COUNT')} ${keyHint('Alt N')}
        </button>
        ${frequent ? chip(FREQUENT, t('sell.frequent')) : nothing} ${chip(null, t('common.all'))}
        ${categories.map(({ code, name, nameEn }) => chip(code, named(name, nameEn)))} ${keyHint('PgDn')}
        ${keyHint('Alt ↓')}
      </div>
    `;
  }
}
