import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import '@vaadin/button';
import { quantity } from '../../parts/format';
import { icon } from '../../parts/icons';
import { quantityDialog } from '../../parts/quantity-dialog';
import { offer } from '../../parts/offer';
import { lineKeys } from '../../parts/line-keys';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import {
  blockOf,
  type Cart,
  type CartLine,
  cleared,
  itemCount,
  PIECE_MILLI,
  withLinesBack,
  withQuantity,
} from '../../rules/cart';
import { language, t } from '../../texts/texts';
import '../people/participant-chip';
import { cartLine } from './cart-line';
import { cartSums } from './cart-sums';
import { lineGranted } from './granting';

/** The cart beside the goods; on a phone a bar that opens. */
@customElement('jx-cart')
export class CartPanel extends Screen {
  protected override readonly showsCart = true;
  @state() private open = false;
  @state() private selected: number | null = null;

  protected override shortcuts(): Shortcut[] {
    const line = this.#selectedLine;
    const inField = document.activeElement instanceof HTMLInputElement && document.activeElement.value !== '';
    if (inField || !line) return [];
    return [
      ...lineKeys(
        t('keys.chooseLine'),
        (by) => this.#move(by),
        (by) => void this.#step(line, by),
      ),
      { code: 'Delete', label: t('line.remove'), run: () => void this.#set(line, 0) },
      { code: 'F6', label: t('keys.quantity'), run: () => void this.#edit(line) },
      { code: 'KeyY', alt: true, label: t('grant.line'), run: () => void this.#grant(line) },
      { code: 'KeyH', alt: true, label: t('held.hold'), run: this.#hold },
      { code: 'Delete', alt: true, label: t('cart.clear'), run: () => void this.#clear() },
    ];
  }

  /** The line that keys act on: the one chosen with the arrows, else the newest. */
  get #selectedLine(): CartLine | undefined {
    const { lines } = this.till.cart;
    return lines.find((line) => line.id === this.selected) ?? lines.at(-1);
  }

  #move(by: number): void {
    const { lines } = this.till.cart;
    const at = lines.findIndex((line) => line.id === this.#selectedLine?.id);
    this.selected = lines[Math.max(0, Math.min(lines.length - 1, at + by))]?.id ?? null;
  }

  get #limit(): number {
    return this.till.setup?.setup.limits.lineQuantityMilli ?? PIECE_MILLI;
  }

  async #set(line: CartLine, quantityMilli: number): Promise<void> {
    if (quantityMilli > this.#limit) return tell(t('sell.quantityLimit', { limit: quantity(this.#limit) }), 'error');
    const before = this.till.cart;
    await this.till.setCart(withQuantity(this.till.cart, line.id, quantityMilli));
    if (quantityMilli <= 0) this.#offerUndo(t('cart.removed', { name: line.name }), before);
  }

  async #step(line: CartLine, by: number): Promise<void> {
    if (line.unit === 'PIECE') await this.#set(line, line.quantityMilli + by * PIECE_MILLI);
  }

  async #edit(line: CartLine): Promise<void> {
    const milli = await quantityDialog({ ...line, grant: () => void this.#grant(line) }, this.#limit);
    if (milli !== null) await this.#set(line, milli);
  }

  /** Something off the line, or another price; a supervisor is asked where it takes one. */
  async #grant(line: CartLine): Promise<void> {
    const cart = await lineGranted(this.till.cart, line);
    if (cart) await this.till.setCart(cart);
  }

  /** What was taken out can be put back, as long as nothing else happened to the cart. */
  #offerUndo(text: string, before: Cart): void {
    const run = (): void => void this.till.setCart(withLinesBack(this.till.cart, before));
    offer({ id: 'undo', text, label: t('cart.undo'), key: { code: 'KeyZ', alt: true }, run });
  }

  #hold = (): Promise<void> => this.till.exchangeCart(null);

  #clear = async (): Promise<void> => {
    const before = this.till.cart;
    await this.till.setCart(cleared(before));
    this.#offerUndo(t('cart.cleared', { n: itemCount(before) }), before);
  };

  protected override render(): TemplateResult {
    const { cart } = this.till;
    const count = itemCount(cart);
    return html`
      <aside class="cart" ?data-open=${this.open} aria-label=${t('cart.title')}>
        <button
          type="button"
          class="cart-handle"
          id="toggle-cart"
          aria-expanded=${this.open}
          @click=${() => (this.open = !this.open)}
        >
          ${icon('sell')}
          <span>${t('cart.items', { n: count })}</span>
        </button>
        <jx-participant></jx-participant>
        <div class="cart-body">
          ${
            cart.lines.length === 0
              ? html`
                  <p class="empty">${t('cart.empty')}</p>
                `
              : html`
                  <ol class="cart-lines">
                    ${repeat(
                      cart.lines,
                      (line) => line.id,
                      (line, at) => this.#line(line, at + 1),
                    )}
                  </ol>
                `
          }
        </div>
        <jx-offer></jx-offer>
        <div class="cart-foot">
          ${cartSums(cart)}
          <div class="buttons">
            <vaadin-button
              id="hold"
              theme="quiet"
              title=${t('held.hold')}
              ?disabled=${cart.lines.length === 0}
              @click=${this.#hold}
            >
              ${icon('pause')}
              <span class="word">${t('held.hold')}</span>
              ${keyHint('Alt H')}
            </vaadin-button>
            <vaadin-button id="clear-cart" theme="quiet" ?disabled=${cart.lines.length === 0} @click=${this.#clear}>
              ${icon('trash')}
              <span class="word">${t('cart.clear')}</span>
              ${keyHint('Alt Del')}
            </vaadin-button>
            <vaadin-button
              id="pay"
              theme="primary large"
              ?disabled=${cart.lines.length === 0 || !this.till.beginsSales}
              @click=${() => this.dispatchEvent(new Event('pay'))}
            >
              ${t('cart.pay')} ${keyHint('F9')}
            </vaadin-button>
          </div>
        </div>
      </aside>
    `;
  }

  /** Drawn again only where something of it is another: a line more is one line's work. */
  #line(line: CartLine, number: number): unknown {
    const selected = line.id === this.#selectedLine?.id;
    const blocked = blockOf(line, this.till.catalogue) !== null;
    return guard([line, number, selected, blocked, language()], () =>
      cartLine({
        line,
        number,
        selected,
        blocked,
        edit: () => void this.#edit(line),
        step: (by) => void this.#step(line, by),
      }),
    );
  }
}
