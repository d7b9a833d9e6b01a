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
  readonly #products: StockedProduct[];
  /** what each product is found by, a line for each of it */
  readonly #lines: string[];
  /** all of those in one: a device's fastest search is for a string within one that is long */
  readonly #all: string;
  readonly categories: Category[];

  constructor(
    readonly version: number,
    products: readonly StockedProduct[],
  ) {
    const categories = new Map<string, Category>();
    this.#products = [...products].sort(byCategoryThenName);
    this.#lines = this.#products.map((product) => {
      this.#byCode.set(product.code, product);
      if (product.gtin !== null) this.#byGtin.set(product.gtin.padStart(14, '0'), product);
      categories.set(product.category, {
        code: product.category,
        name: product.categoryName,
        nameEn: product.categoryNameEn,
      });
      const text = `${product.name} ${product.specification ?? ''} ${product.vendor ?? ''}`.replace(/\s+/g, ' ');
      const words = [text, ...product.pinyin.split(' '), product.code, product.gtin ?? ''];
      return `\n${words.join('\n').toLowerCase()}`;
    });
    this.#all = this.#lines.join('');
    this.categories = [...categories.values()];
  }

  get size(): number {
    return this.#products.length;
  }

  byCode(code: string): StockedProduct | undefined {
    return this.#byCode.get(code);
  }

  /** hashes of the pictures that there are */
  *pictures(): Generator<string> {
    for (const product of this.#products) if (product.picture) yield product.picture;
  }

  byGtin(gtin: string): StockedProduct | undefined {
    return this.#byGtin.get(gtin);
  }

  /** The same prices, but nothing that a newer list stopped or no longer has may be sold. */
  withBlocksOf(newer: CatalogueIndex): CatalogueIndex {
    const products = this.#products.map((product) => {
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
    for (const at of this.#holding(wanted[0] ?? '')) {
      const product = this.#products[at] as StockedProduct;
      if (category !== null && product.category !== category) continue;
      const rank = rankOf(wanted, this.#lines[at] as string);
      if (rank === 2) beginning.push(product);
      else if (rank === 1 && holding.length < limit) holding.push(product);
      if (beginning.length >= limit) break;
    }
    return [...beginning, ...holding].slice(0, limit);
  }

  /** Where the products are whose lines hold it; it holds no line's end. */
  *#holding(wanted: string): Generator<number> {
    let [at, end] = [-1, 0];
    for (let found = this.#all.indexOf(wanted); found >= 0; found = this.#all.indexOf(wanted, end)) {
      for (; end <= found && at + 1 < this.#lines.length; end += (this.#lines[at] as string).length) at += 1;
      if (end <= found) return;
      yield at;
    }
  }
}

/** 2: something begins with each of what is wanted; 1: all of it is somewhere. */
function rankOf(wanted: readonly string[], lines: string): 0 | 1 | 2 {
  let rank: 1 | 2 = 2;
  for (const each of wanted) {
    if (lines.includes(`\n${each}`)) continue;
    if (!lines.includes(each)) return 0;
    rank = 1;
  }
  return rank;
}

function byCategoryThenName(a: StockedProduct, b: StockedProduct): number {
  return a.category.localeCompare(b.category) || a.pinyin.localeCompare(b.pinyin) || a.code.localeCompare(b.code);
}
