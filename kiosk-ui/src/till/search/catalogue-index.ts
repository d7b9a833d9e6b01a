import type { StockedProduct } from '../store/database';

export interface Category {
  code: string;
  name: string;
  nameEn: string;
}

/** The products in memory: found by code, GTIN, name, pinyin and initials. */
export class CatalogueIndex {
  readonly #byCode = new Map<string, StockedProduct>();
  readonly #byGtin = new Map<string, StockedProduct>();
  readonly #haystacks: { product: StockedProduct; text: string; words: string[] }[];
  readonly categories: Category[];

  constructor(
    readonly version: number,
    products: readonly StockedProduct[],
  ) {
    const categories = new Map<string, Category>();
    this.#haystacks = [...products].sort(byCategoryThenName).map((product) => {
      this.#byCode.set(product.code, product);
      if (product.gtin !== null) this.#byGtin.set(product.gtin.padStart(14, '0'), product);
      categories.set(product.category, {
        code: product.category,
        name: product.categoryName,
        nameEn: product.categoryNameEn,
      });
      return {
        product,
        text: `${product.name} ${product.specification ?? ''} ${product.vendor ?? ''}`.toLowerCase(),
        words: [...product.pinyin.split(' '), product.code.toLowerCase(), product.gtin ?? ''],
      };
    });
    this.categories = [...categories.values()];
  }

  get size(): number {
    return this.#haystacks.length;
  }

  byCode(code: string): StockedProduct | undefined {
    return this.#byCode.get(code);
  }

  /** hashes of the pictures that there are */
  *pictures(): Generator<string> {
    for (const { product } of this.#haystacks) if (product.picture) yield product.picture;
  }

  byGtin(gtin: string): StockedProduct | undefined {
    return this.#byGtin.get(gtin);
  }

  /** The same prices, but nothing that a newer list stopped or no longer has may be sold. */
  withBlocksOf(newer: CatalogueIndex): CatalogueIndex {
    const products = this.#haystacks.map(({ product }) => {
      const now = newer.byCode(product.code);
      return { ...product, blocked: now ? now.blocked : 'DELISTED' };
    });
    return new CatalogueIndex(this.version, products);
  }

  /** Those whose name, code or pinyin begins with the words first, then those that hold them. */
  search(query: string, category: string | null, limit: number): StockedProduct[] {
    const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
    const beginning: StockedProduct[] = [];
    const holding: StockedProduct[] = [];
    for (const { product, text, words } of this.#haystacks) {
      if (category !== null && product.category !== category) continue;
      const rank = wanted.length === 0 ? 2 : rankOf(wanted, text, words);
      if (rank === 2) beginning.push(product);
      else if (rank === 1) holding.push(product);
      if (beginning.length >= limit) break;
    }
    return [...beginning, ...holding].slice(0, limit);
  }
}

function rankOf(wanted: readonly string[], text: string, words: readonly string[]): 0 | 1 | 2 {
  let rank: 1 | 2 = 2;
  for (const each of wanted) {
    if (text.startsWith(each) || words.some((word) => word.startsWith(each))) continue;
    if (!text.includes(each) && !words.some((word) => word.includes(each))) return 0;
    rank = 1;
  }
  return rank;
}

function byCategoryThenName(a: StockedProduct, b: StockedProduct): number {
  return a.category.localeCompare(b.category) || a.pinyin.localeCompare(b.pinyin) || a.code.localeCompare(b.code);
}
