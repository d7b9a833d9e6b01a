import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bigCharacter, money } from '../../parts/format';
import type { CatalogueIndex } from '../../search/catalogue-index';
import type { StockedProduct } from '../../store/database';
import { t, type Language } from '../../texts/texts';

const SHOWN_AT_MOST = 120;
/** A screenful. */
const SHOWN_AT_ONCE = 24;
const QUIET_MILLISECONDS = 250;

/** Among the categories: what sells here. */
export const FREQUENT = '*';

/** A search looks beyond what sells. */
export function categoryOf(chosen: string | null): string | null {
  return chosen === FREQUENT ? null : chosen;
}

/**
 * The products that a search finds, as tiles; fires `chosen`. Drawn again only when one of its properties is another: a cart that
 * grows costs it nothing. While somebody types only a screenful is drawn; the rest follows when they pause.
 */
@customElement('jx-goods-grid')
export class GoodsGrid extends LitElement {
  @property({ attribute: false }) catalogue!: CatalogueIndex;
  @property({ attribute: false }) query = '';
  @property({ attribute: false }) category: string | null = null;
  /** codes of the products of FREQUENT */
  @property({ attribute: false }) frequent: string[] = [];
  /** in which the texts are drawn */
  @property({ attribute: false }) language!: Language;

  @state() private shown = SHOWN_AT_ONCE;
  #more: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('shown')) return;
    clearTimeout(this.#more);
    this.shown = SHOWN_AT_ONCE;
    this.#more = setTimeout(() => (this.shown = SHOWN_AT_MOST), QUIET_MILLISECONDS);
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#more);
    super.disconnectedCallback();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { catalogue, query, category } = this;
    const found =
      category === FREQUENT && query === ''
        ? this.frequent.flatMap((code) => catalogue.byCode(code) ?? [])
        : catalogue.search(query, categoryOf(category), SHOWN_AT_MOST + 1);
    if (catalogue.size === 0)
      return html`
        <p class="empty">${t('sell.noProducts')}</p>
      `;
    if (found.length === 0)
      return html`
        <p class="empty">${t('sell.noneFound', { query })}</p>
      `;
    return html`
      <div class="grid">${found.slice(0, this.shown).map((product) => this.#tile(product))}</div>
      ${
        found.length > SHOWN_AT_MOST && this.shown === SHOWN_AT_MOST
          ? html`
              <p class="quiet">${t('sell.more', { n: SHOWN_AT_MOST })}</p>
            `
          : nothing
      }
    `;
  }

  #choose(product: StockedProduct): void {
    this.dispatchEvent(new CustomEvent<StockedProduct>('chosen', { detail: product }));
  }

  #tile(product: StockedProduct): TemplateResult {
    return html`
      <button
        type="button"
        class="tile"
        id="product-${product.code}"
        ?data-blocked=${product.blocked !== null}
        @click=${() => this.#choose(product)}
      >
        <span class="glyph" data-tone=${toneOf(product.category)} aria-hidden="true">
          ${bigCharacter(product.name)}
        </span>
        <span class="name">${product.name}</span>
        <span class="specification">${product.specification ?? ''}</span>
        <span class="price">
          <span>
            ${money(product.priceFen)}
            <small>${product.unit === 'KILOGRAM' ? t('sell.perKg') : ''}</small>
          </span>
          ${
            product.blocked !== null
              ? html`
                  <span class="mark bad">${t('sell.blockedMark')}</span>
                `
              : product.eligibility !== null
                ? html`
                    <span class="mark">${t('common.eligibleMark')}</span>
                  `
                : nothing
          }
        </span>
      </button>
    `;
  }
}

/** One of six quiet tones, the same for a category everywhere. */
function toneOf(category: string): number {
  return [...category].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 6, 7);
}
