import type { StockedProduct } from '../store/database';
import type { CatalogueIndex } from './catalogue-index';

/** Among the categories: what sells here. */
export const FREQUENT = '*';
const SHOWN_AS_FREQUENT = 40;

/** What is looked for. */
export interface Looked {
  /** what is typed */
  query: string;
  /** the category that is chosen, FREQUENT, or null: all */
  category: string | null;
  /** codes of what sold here, what sold most and latest first */
  sold: readonly string[];
}

/** While something is typed all goods are searched, whichever category is chosen. */
export function goodsFound(
  catalogue: CatalogueIndex,
  { query, category, sold }: Looked,
  limit: number,
): StockedProduct[] {
  if (query !== '') return catalogue.search(query, null, limit, sold);
  if (category !== FREQUENT) return catalogue.search('', category, limit, sold);
  return sold.slice(0, SHOWN_AS_FREQUENT).flatMap((code) => catalogue.byCode(code) ?? []);
}
