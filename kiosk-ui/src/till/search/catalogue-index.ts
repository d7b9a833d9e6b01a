import type { StockedProduct } from '../store/database';

export interface Category {
  code: string;
  name: string;
  nameEn: string;
}

/** The products in memory: found by code, GTIN, name, pinyin and initials. */
export class CatalogueIndex {
  /** where each product stands, by code */
  readonly #places = new Map<string, number>();
  readonly #byGtin = new Map<string, StockedProduct>();
  readonly #products: StockedProduct[];
  /** what each product is found by, a line for each of it */
  readonly #lines: string[];
  /** all of those in one: a device's fastest search is for a string within one that is long */
  readonly #all: string;
  /** where in it each product's lines begin, and its end */
  readonly #starts: Uint32Array;
  readonly categories: Category[];

  constructor(
    readonly version: number,
    products: readonly StockedProduct[],
  ) {
    const categories = new Map<string, Category>();
    this.#products = [...products].sort(byCategoryThenName);
    this.#lines = this.#products.map((product, at) => {
      this.#places.set(product.code, at);
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
    this.#starts = new Uint32Array(this.#lines.length + 1);
    this.#lines.forEach((lines, at) => (this.#starts[at + 1] = (this.#starts[at] as number) + lines.length));
    this.categories = [...categories.values()];
  }

  get size(): number {
    return this.#products.length;
  }

  byCode(code: string): StockedProduct | undefined {
    const at = this.#places.get(code);
    return at === undefined ? undefined : this.#products[at];
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

  /**
   * What sold here first, in the order of `sold` (codes); then those whose name, code or pinyin begins with the words, then those
   * that hold them. No more are looked at than it takes: many hold what few begin with.
   */
  search(query: string, category: string | null, limit: number, sold: readonly string[] = []): StockedProduct[] {
    const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
    const [first = ''] = wanted;
    const taken = new Set<number>();
    const take = (places: Iterable<number>, rank: 1 | 2): void => {
      if (taken.size >= limit) return;
      for (const at of places) {
        if (category !== null && this.#products[at]?.category !== category) continue;
        if (rankOf(wanted, this.#lines[at] as string) === rank && taken.add(at).size >= limit) return;
      }
    };
    const places = sold.flatMap((code) => this.#places.get(code) ?? []);
    take(places, 2);
    take(places, 1);
    take(this.#holding(`\n${first}`), 2);
    take(this.#holding(first), 1);
    return [...taken].map((at) => this.#products[at] as StockedProduct);
  }

  /** Which products' lines hold it, each once; a line's end can only be where it begins. */
  *#holding(wanted: string): Generator<number> {
    for (let found = this.#all.indexOf(wanted); found >= 0 && found < this.#all.length;) {
      const at = this.#at(found);
      yield at;
      found = this.#all.indexOf(wanted, this.#starts[at + 1]);
    }
  }

  /** The product whose lines are there. */
  #at(position: number): number {
    let [low, high] = [0, this.#lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= position) low = middle;
      else high = middle;
    }
    return low;
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

/** All of it is ASCII: comparing as a language does takes longer and changes nothing. */
function byCategoryThenName(a: StockedProduct, b: StockedProduct): number {
  return compared(a.category, b.category) || compared(a.pinyin, b.pinyin) || compared(a.code, b.code);
}

function compared(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
