import { withProduct, type Cart } from '../rules/cart';
import type { Code } from '../scan/codes';
import type { CatalogueIndex } from '../search/catalogue-index';
import type { StockedProduct } from '../store/database';

/** Goods into the cart, however they were chosen: no entry yet, nothing on disk. */

export type Adding =
  { outcome: 'ADDED'; cart: Cart } | { outcome: 'BLOCKED'; reason: string } | { outcome: 'TOO_MUCH' };

/** Pieces of a product share a line, whose limit counts for all of them. */
export function addGoods(cart: Cart, product: StockedProduct, milli: number, limitMilli: number): Adding {
  if (product.blocked !== null) return { outcome: 'BLOCKED', reason: product.blocked };
  const held = cart.lines.find((line) => line.product === product.code && line.unit === 'PIECE');
  if ((held?.quantityMilli ?? 0) + milli > limitMilli) return { outcome: 'TOO_MUCH' };
  return { outcome: 'ADDED', cart: withProduct(cart, product, milli, limitMilli) };
}

/** The product of a scanned code, or what was read if it is none of ours. Nothing is guessed. */
export function goodsOf(code: Code, catalogue: CatalogueIndex): { product: StockedProduct } | { unknown: string } {
  const [product, read] = lookedUp(code, catalogue);
  return product ? { product } : { unknown: read };
}

function lookedUp(code: Code, catalogue: CatalogueIndex): [StockedProduct | undefined, string] {
  switch (code.kind) {
    case 'GTIN':
      return [catalogue.byGtin(code.gtin), code.gtin.replace(/^0+/, '')];
    case 'PRODUCT':
      return [catalogue.byCode(code.product), code.product];
    case 'UNKNOWN':
      return [undefined, code.text];
    default:
      return [undefined, code.kind];
  }
}
