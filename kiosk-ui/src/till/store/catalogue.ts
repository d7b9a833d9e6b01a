import type { CatalogueDelta, Product } from '../wire/answers';
import { readState, type Database, type StockedProduct } from './database';

/** The products this till may sell, and the version whose prices it shows. */

/** Applies a delta whole or not at all; `since` 0 replaces everything. */
export async function applyDelta(
  db: Database,
  delta: CatalogueDelta,
  pinyinOf: (name: string) => string,
): Promise<void> {
  const stocked = delta.products.map((product: Product): StockedProduct => ({
    ...product,
    pinyin: pinyinOf(product.name),
  }));
  const transaction = db.transaction(['products', 'state'], 'readwrite');
  const products = transaction.objectStore('products');
  if (delta.since === 0) await products.clear();
  await Promise.all(delta.removed.map((code) => products.delete(code)));
  await Promise.all(stocked.map((product) => products.put(product)));
  await transaction.objectStore('state').put(delta.version, 'catalogueVersion');
  await transaction.done;
}

export async function keptCatalogue(db: Database): Promise<{ version: number; products: StockedProduct[] }> {
  const transaction = db.transaction(['products', 'state']);
  const [products, version] = await Promise.all([
    transaction.objectStore('products').getAll(),
    transaction.objectStore('state').get('catalogueVersion'),
  ]);
  return { version: (version as number | undefined) ?? 0, products };
}

export async function catalogueVersion(db: Database): Promise<number> {
  return (await readState(db, 'catalogueVersion')) ?? 0;
}
