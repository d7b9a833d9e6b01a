import { CatalogueIndex } from './search/catalogue-index';
import { catalogueVersion, keptCatalogue } from './store/catalogue';
import type { Database } from './store/database';

/** The products in memory. A recall counts at once; prices change between two sales, never under a cart. */
export class CatalogueKeeper {
  #index = new CatalogueIndex(0, []);
  /** what the device keeps by now, if a sale was open when it came */
  #next: CatalogueIndex | null = null;

  get index(): CatalogueIndex {
    return this.#index;
  }

  /** Reads what the device keeps, if that is newer than what was read before. */
  async load(db: Database, betweenSales: () => boolean): Promise<void> {
    if ((await catalogueVersion(db)) === (this.#next ?? this.#index).version) return;
    const { version, products } = await keptCatalogue(db);
    this.#next = new CatalogueIndex(version, products);
    if (betweenSales() || this.#index.version === 0) this.settle();
    else this.#index = this.#index.withBlocksOf(this.#next);
  }

  /** Between two sales: the newest prices. True if they are others. */
  settle(): boolean {
    if (!this.#next) return false;
    this.#index = this.#next;
    this.#next = null;
    return true;
  }
}
