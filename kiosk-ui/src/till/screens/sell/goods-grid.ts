import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { afterPainting } from '../../after-painting';
import { bigCharacter, money } from '../../parts/format';
import { moveFocus } from '../../parts/move-focus';
import type { CatalogueIndex } from '../../search/catalogue-index';
import { goodsFound, type Looked } from '../../search/goods-found';
import type { StockedProduct } from '../../store/database';
import { pictureAddress } from '../../store/pictures';
import { t, type Language } from '../../texts/texts';

const SHOWN_AT_MOST = 120;
/** A screenful, and as many more whenever the end of them comes near. */
const SHOWN_AT_ONCE = 24;
const NEAR = '300px';

/**
 * The products that a search finds, as tiles; fires `chosen`. Drawn again only when one of its properties is another: a cart that
 * grows costs it nothing. What the screen has room for is seen first, the rest and the pictures a moment later, and what lies
 * further down when somebody scrolls there: a slow phone keeps up with who types.
 */
@customElement('jx-goods-grid')
export class GoodsGrid extends LitElement implements Looked {
  @property({ attribute: false }) catalogue!: CatalogueIndex;
  @property({ attribute: false }) query = '';
  @property({ attribute: false }) category: string | null = null;
  @property({ attribute: false }) sold: readonly string[] = [];
  /** hashes of the pictures that are kept */
  @property({ attribute: false }) pictures: ReadonlySet<string> = new Set();
  /** in which the texts are drawn */
  @property({ attribute: false }) language!: Language;

  #found: StockedProduct[] = [];
  @state() private shown = SHOWN_AT_ONCE;
  /** whether the pictures of what is found now are drawn too */
  @state() private pictured = false;
  /** tiles that the screen has room for, as the last painting showed */
  #room = SHOWN_AT_ONCE;
  /** the pictures that were drawn last, tile by tile: those that stay are not taken away in between */
  #drawn: (string | null)[] = [];
  #end = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.shown += SHOWN_AT_ONCE;
    },
    { root: this, rootMargin: NEAR },
  );

  protected override willUpdate(changed: Map<string, unknown>): void {
    const anew = changed.has('query') || changed.has('category');
    if (!anew && !changed.has('catalogue') && !changed.has('sold')) return;
    const before = this.#found.slice(0, this.shown);
    this.#found = goodsFound(this.catalogue, this, SHOWN_AT_MOST + 1);
    // Who scrolled down stays there while prices come in.
    if (anew) this.shown = Math.min(SHOWN_AT_ONCE, Math.max(this.#room, alike(before, this.#found)));
    this.pictured = false;
    void afterPainting().then(this.#complete);
  }

  /** The rest of what was found, once what can be seen of it is. */
  #complete = (): void => {
    const { bottom } = this.getBoundingClientRect();
    const below = this.#tiles.findIndex((tile) => tile.getBoundingClientRect().top >= bottom);
    if (below > 0) this.#room = below;
    this.shown = Math.max(this.shown, SHOWN_AT_ONCE);
    this.pictured = true;
  };

  /** Told anew of the last tile, the observer says at once if even that one is near. */
  protected override updated(): void {
    this.#end.disconnect();
    const last = this.querySelector('.tile:last-child');
    if (last && this.shown < SHOWN_AT_MOST) this.#end.observe(last);
  }

  override disconnectedCallback(): void {
    this.#end.disconnect();
    super.disconnectedCallback();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const found = this.#found;
    if (this.catalogue.size === 0)
      return html`
        <p class="empty">${t('sell.noProducts')}</p>
      `;
    if (found.length === 0)
      return html`
        <p class="empty">${t('sell.noneFound', { query: this.query })}</p>
      `;
    return html`
      <div class="grid" ?data-pictures=${this.pictures.size > 0} @keydown=${this.#pressed}>
        ${found.slice(0, Math.min(this.shown, SHOWN_AT_MOST)).map((product, at) => this.#tile(product, at))}
      </div>
      ${
        found.length > SHOWN_AT_MOST && this.shown >= SHOWN_AT_MOST
          ? html`
              <p class="quiet">${t('sell.more', { n: SHOWN_AT_MOST })}</p>
            `
          : nothing
      }
    `;
  }

  /** From here on arrows go through the tiles, and Enter takes one. */
  focusTiles(): void {
    moveFocus(this.#tiles, 0);
  }

  get #tiles(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.tile')];
  }

  #pressed = (event: KeyboardEvent): void => {
    const columns = getComputedStyle(event.currentTarget as HTMLElement).gridTemplateColumns.split(' ').length;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.code];
    if (by === undefined || event.altKey) return;
    event.preventDefault();
    moveFocus(this.#tiles, by);
  };

  #choose(product: StockedProduct): void {
    this.dispatchEvent(new CustomEvent<StockedProduct>('chosen', { detail: product }));
  }

  /** Over the big character, which shows until it is decoded, and where it cannot be. */
  #picture({ picture }: StockedProduct, at: number): unknown {
    const shows = picture && this.pictures.has(picture) && (this.pictured || this.#drawn[at] === picture);
    this.#drawn[at] = shows ? picture : null;
    if (!shows) return nothing;
    // Another product gets another element: one that waits for its picture would show the last one's.
    return keyed(
      picture,
      html`
        <img
          src=${pictureAddress(picture)}
          alt=""
          width="240"
          height="240"
          loading="lazy"
          decoding="async"
          @error=${hide}
        />
      `,
    );
  }

  #tile(product: StockedProduct, at: number): TemplateResult {
    return html`
      <button
        type="button"
        class="tile"
        id="product-${product.code}"
        ?data-blocked=${product.blocked !== null}
        @click=${() => this.#choose(product)}
      >
        <span class="glyph" data-tone=${toneOf(product.category)} aria-hidden="true">
          ${bigCharacter(product.name)} ${this.#picture(product, at)}
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

/** How many they begin with in common: tiles that stay cost nothing. */
function alike(before: readonly StockedProduct[], found: readonly StockedProduct[]): number {
  const unlike = before.findIndex((product, at) => product !== found[at]);
  return unlike < 0 ? before.length : unlike;
}

function hide(event: Event): void {
  (event.target as HTMLImageElement).hidden = true;
}

/** One of six quiet tones, the same for a category everywhere. */
function toneOf(category: string): number {
  return [...category].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 6, 7);
}
