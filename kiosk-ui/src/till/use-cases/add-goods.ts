import { fitsReceipt, PIECE_MILLI, withLineGrant, withProduct, type Cart } from '../rules/cart';
import { scaleCodeOf, weighedFor, type ScaleCode, type Weighed } from '../rules/scale-codes';
import type { Code } from '../scan/codes';
import type { Told } from '../scan/digital-link';
import type { CatalogueIndex } from '../search/catalogue-index';
import type { StockedProduct } from '../store/database';
import type { ScaleCodes } from '../wire/answers';

/** Goods into the cart, however they were chosen: no entry yet, nothing on disk. */

export type Adding =
  | { outcome: 'ADDED'; cart: Cart }
  | { outcome: 'BLOCKED'; reason: string }
  | { outcome: 'TOO_MUCH' }
  | { outcome: 'FULL' };

/** As the list has it by now: it may be another since somebody was asked. */
export function asListed(product: StockedProduct, list: CatalogueIndex): StockedProduct {
  return list.byCode(product.code) ?? { ...product, blocked: 'DELISTED' };
}

/** Pieces of a product share a line, whose limit counts for all of them. */
export function addGoods(cart: Cart, product: StockedProduct, milli: number, limitMilli: number): Adding {
  if (product.blocked !== null) return { outcome: 'BLOCKED', reason: product.blocked };
  const held = cart.lines.find((line) => line.product === product.code && line.unit === 'PIECE');
  if ((held?.quantityMilli ?? 0) + milli > limitMilli) return { outcome: 'TOO_MUCH' };
  const filled = withProduct(cart, product, milli, limitMilli);
  return fitsReceipt(filled) ? { outcome: 'ADDED', cart: filled } : { outcome: 'FULL' };
}

/** As a scale weighed it; a label's price is met by what is less than a gram's. */
export function addWeighed(
  cart: Cart,
  product: StockedProduct,
  { milli, offFen }: Weighed,
  limitMilli: number,
  reason: string,
): Adding {
  const adding = addGoods(cart, product, milli, limitMilli);
  if (adding.outcome !== 'ADDED' || offFen === 0) return adding;
  const line = adding.cart.nextId - 1;
  return { ...adding, cart: withLineGrant(adding.cart, line, { discount: { fen: offFen, reason } }) };
}

/** Why a code is known and still does not go into the cart. */
export type Refusal = 'CHECK_DIGIT' | 'NOTHING_WEIGHED' | 'BY_PIECE' | 'NO_WHOLE_PIECES' | 'EXPIRED';

/** A product, with how much of it where the code says so; or what was read if it is none of ours, with the item that a scale's code names. Nothing is guessed. */
export type Found =
  | { product: StockedProduct; weighed?: Weighed }
  | { refused: Refusal; product: StockedProduct }
  | { unknown: string; item?: string };

/** What two codes of one packet, or one code read twice, have in common; two weights are two packets. */
export function packetOf({ product, weighed }: { product: StockedProduct; weighed?: Weighed | undefined }): string {
  return `${product.code} ${weighed?.milli ?? ''}`;
}

/** @param today the day of selling, 2026-11-28: what a code says to have expired before it is refused */
export function goodsOf(code: Code, catalogue: CatalogueIndex, scales: ScaleCodes, today: string): Found {
  switch (code.kind) {
    case 'GTIN':
      return asTold(byGtin(gtinOf(code, catalogue), catalogue, scales), code.told ?? {}, today);
    case 'PRODUCT':
      return known(catalogue.byCode(code.product), code.product);
    case 'UNKNOWN':
      return { unknown: code.text };
    default:
      return { unknown: code.kind };
  }
}

/** Eight digits are an EAN-8 first. */
function gtinOf({ gtin, upcA }: { gtin: string; upcA?: string }, catalogue: CatalogueIndex): string {
  return upcA !== undefined && !catalogue.byGtin(gtin) && catalogue.byGtin(upcA) ? upcA : gtin;
}

function known(product: StockedProduct | undefined, read: string): Found {
  return product ? { product } : { unknown: read };
}

/** As the code itself says: how much it weighs, and until when it may be sold. */
function asTold(found: Found, { milli, expires }: Told, today: string): Found {
  if (!('product' in found) || 'refused' in found) return found;
  const { product } = found;
  if (expires !== undefined && expires < today) return { refused: 'EXPIRED', product };
  return milli !== undefined && product.unit === 'KILOGRAM' ? { product, weighed: { milli, offFen: 0 } } : found;
}

/** A number that a product really has comes before what a scale's pattern would read into it. */
function byGtin(gtin: string, catalogue: CatalogueIndex, scales: ScaleCodes): Found {
  const read = gtin.replace(/^0+/, '');
  const product = catalogue.byGtin(gtin);
  const scaled = product ? null : scaleCodeOf(read, scales.patterns);
  if (!scaled) return known(product, read);
  const code = scales.items[scaled.item];
  const weighed = code === undefined ? undefined : catalogue.byCode(code);
  return weighed ? measured(weighed, scaled) : { unknown: read, item: scaled.item };
}

function measured(product: StockedProduct, scaled: ScaleCode): Found {
  if ('wrong' in scaled) return { refused: 'CHECK_DIGIT', product };
  if (('milli' in scaled ? scaled.milli : scaled.fen) === 0) return { refused: 'NOTHING_WEIGHED', product };
  if ('milli' in scaled) {
    return product.unit === 'KILOGRAM'
      ? { product, weighed: { milli: scaled.milli, offFen: 0 } }
      : { refused: 'BY_PIECE', product };
  }
  if (product.unit === 'KILOGRAM') return { product, weighed: weighedFor(scaled.fen, product.priceFen) };
  const pieces = scaled.fen / product.priceFen;
  return Number.isInteger(pieces) && pieces > 0
    ? { product, weighed: { milli: pieces * PIECE_MILLI, offFen: 0 } }
    : { refused: 'NO_WHOLE_PIECES', product };
}
