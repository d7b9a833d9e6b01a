import { grossFen, sharesFen } from '../wire/amounts';
import { LONGEST_BODY_BYTES, type Participant, type SaleLine } from '../wire/bodies';
import { utf8 } from '../wire/bytes';
import type { Product } from '../wire/answers';
import { discountFen, type Discount } from './discount';

/** What a customer is about to buy. Values, never changed in place: the screen can always go back. */

export interface CartLine {
  /** within this cart */
  id: number;
  product: string | null;
  name: string;
  specification: string | null;
  unit: 'PIECE' | 'KILOGRAM';
  quantityMilli: number;
  priceFen: number;
  eligible: boolean;
  /** the price it went into the cart for, where that changed before it was paid */
  wasFen?: number;
  /** the list's price, where a supervisor set another */
  listFen?: number;
  /** why another price was set */
  priceReason?: string;
  discount?: Discount;
}

export interface Cart {
  lines: CartLine[];
  participant: Participant | null;
  /** what the digest of a phone number is of: encrypted to the server */
  attachment?: string;
  /** names a participant who is still to come: a phone number that is being encrypted */
  awaits?: string;
  /** off the whole receipt */
  discount?: Discount;
  /** the supervisor who granted what the cashier may not, and what that was then */
  approval?: { by: number; grants: string[] };
  /** the catalogue whose prices these are */
  catalogue: number;
  nextId: number;
}

export function emptyCart(catalogue: number): Cart {
  return { lines: [], participant: null, catalogue, nextId: 1 };
}

/** Everything taken out, and who was buying: what comes in now is none of those lines, which may yet come back. */
export function cleared({ catalogue, nextId }: Cart): Cart {
  return { ...emptyCart(catalogue), nextId };
}

export const PIECE_MILLI = 1000;

/** The same product again raises its line; weighed goods get a line each, as each weighing is its own. */
export function withProduct(cart: Cart, product: Product, quantityMilli: number, limitMilli: number): Cart {
  const same = product.unit === 'PIECE' ? cart.lines.find((line) => isPlainly(line, product.code)) : undefined;
  if (same) return withQuantity(cart, same.id, Math.min(limitMilli, same.quantityMilli + quantityMilli));
  return withLine(cart, {
    product: product.code,
    name: product.name,
    specification: product.specification,
    unit: product.unit,
    quantityMilli: Math.min(limitMilli, quantityMilli),
    priceFen: product.priceFen,
    eligible: product.eligibility !== null,
  });
}

/** What was granted for one piece is not granted for the next. */
function isPlainly(line: CartLine, product: string): boolean {
  return line.product === product && line.listFen === undefined && !line.discount;
}

/** What is not listed: sold at a price typed in, never eligible. */
export function withOpenPrice(cart: Cart, name: string, priceFen: number): Cart {
  return withLine(cart, {
    product: null,
    name,
    specification: null,
    unit: 'PIECE',
    quantityMilli: PIECE_MILLI,
    priceFen,
    eligible: false,
  });
}

function withLine(cart: Cart, line: Omit<CartLine, 'id'>): Cart {
  return { ...cart, lines: [...cart.lines, { id: cart.nextId, ...line }], nextId: cart.nextId + 1 };
}

/** Zero takes the line out. */
export function withQuantity(cart: Cart, id: number, quantityMilli: number): Cart {
  if (quantityMilli <= 0) return { ...cart, lines: cart.lines.filter((line) => line.id !== id) };
  return { ...cart, lines: cart.lines.map((line) => (line.id === id ? { ...line, quantityMilli } : line)) };
}

/**
 * Lines that were taken out, back at their places, at the prices of their own list: an emptied cart may be on a newer one by now.
 * What was off all of them comes back, and who agreed to it.
 */
export function withLinesBack(cart: Cart, before: Cart): Cart {
  const ids = new Set(cart.lines.map(({ id }) => id));
  const gone = before.lines.filter(({ id }) => !ids.has(id));
  const lines = [...cart.lines, ...gone].sort((a, b) => a.id - b.id);
  const back = cart.participant ? cart : withParticipant(cart, before.participant, before.attachment);
  const { discount = before.discount, approval = before.approval } = back;
  return {
    ...back,
    lines,
    catalogue: before.catalogue,
    nextId: Math.max(cart.nextId, before.nextId),
    ...(discount && { discount }),
    ...(approval && { approval }),
  };
}

/** Another price, something off, or neither any more. */
export type LineGrant = { priceFen: number; reason: string } | { discount: Discount } | null;

export function withLineGrant(cart: Cart, id: number, grant: LineGrant): Cart {
  const lines = cart.lines.map((line): CartLine => {
    if (line.id !== id) return line;
    const { discount: _, listFen, priceReason: __, ...rest } = line;
    const plain = { ...rest, priceFen: listFen ?? line.priceFen };
    if (grant === null) return plain;
    if ('discount' in grant) return { ...plain, discount: grant.discount };
    return { ...plain, priceFen: grant.priceFen, listFen: plain.priceFen, priceReason: grant.reason };
  });
  return { ...cart, lines };
}

export function withDiscount(cart: Cart, discount: Discount | null): Cart {
  const { discount: _, ...rest } = cart;
  return discount === null ? rest : { ...rest, discount };
}

/** Whoever comes later counts: one still awaited is none any more. */
export function withParticipant(cart: Cart, participant: Participant | null, attachment?: string): Cart {
  const { attachment: _, awaits: __, ...rest } = cart;
  return { ...rest, participant, ...(attachment === undefined ? {} : { attachment }) };
}

/** The products of one version of a price list. */
export interface PriceList {
  version: number;
  byCode(code: string): Product | undefined;
}

/** A cart that was begun on another list gets the prices of this one, and shows which are others. */
export function repriced(cart: Cart, list: PriceList): Cart {
  if (cart.catalogue === list.version) return cart;
  const lines = cart.lines.map((line): CartLine => {
    const product = line.product === null ? undefined : list.byCode(line.product);
    if (!product) return line;
    // A price that a supervisor set stays; what it replaces is the list's of today.
    if (line.listFen !== undefined) return { ...line, listFen: product.priceFen };
    const { wasFen = line.priceFen, ...rest } = line;
    const now = { ...rest, priceFen: product.priceFen, eligible: product.eligibility !== null };
    return wasFen === product.priceFen ? now : { ...now, wasFen };
  });
  return { ...cart, lines, catalogue: list.version };
}

/** Why a line may not be sold, though it is in the cart: it was recalled, or is not on the list any more. */
export function blockOf(line: CartLine, list: PriceList): string | null {
  if (line.product === null) return null;
  const product = list.byCode(line.product);
  return product ? product.blocked : 'DELISTED';
}

export function lineFen(line: { priceFen: number; quantityMilli: number }): number {
  return grossFen(line.priceFen, line.quantityMilli);
}

/** What the line comes to with its own discount. */
export function dueFen(line: CartLine): number {
  return lineFen(line) - discountFen(line.discount, lineFen(line));
}

/** What it would have come to at the list's price, with nothing off. */
export function fullFen(line: CartLine): number {
  const { listFen = 0, quantityMilli } = line;
  return Math.max(lineFen(line), grossFen(listFen, quantityMilli));
}

function duesFen(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + dueFen(line), 0);
}

export function receiptDiscountFen(cart: Cart): number {
  return discountFen(cart.discount, duesFen(cart));
}

/** What the customer owes, before 抹零. */
export function totalFen(cart: Cart): number {
  return duesFen(cart) - receiptDiscountFen(cart);
}

/** Counted before 抹零; a receipt's own eligible total uses nets. */
export function eligibleFen(cart: Cart): number {
  return saleLines(cart, 0).reduce((sum, { netFen }, at) => (cart.lines[at]?.eligible ? sum + netFen : sum), 0);
}

/** Pieces count one each, a weighed line counts one. */
export function itemCount(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + (line.unit === 'PIECE' ? line.quantityMilli / PIECE_MILLI : 1), 0);
}

/** What a sale's entry has beside its lines takes less: tenders with their units, reasons, a visitor. */
const BESIDE_LINES_BYTES = 16_384;

/** Whether one receipt holds it. */
export function fitsReceipt(cart: Cart): boolean {
  return utf8(JSON.stringify(saleLines(cart, 0))).length <= LONGEST_BODY_BYTES - BESIDE_LINES_BYTES;
}

export function saleLines(cart: Cart, roundingFen: number): SaleLine[] {
  const shares = sharesFen(receiptDiscountFen(cart) + roundingFen, cart.lines.map(dueFen));
  return cart.lines.map((line, at) => ({
    line: at + 1,
    product: line.product,
    name: line.name,
    unit: line.unit,
    quantityMilli: line.quantityMilli,
    priceFen: line.priceFen,
    grossFen: lineFen(line),
    discountFen: lineFen(line) - dueFen(line),
    netFen: dueFen(line) - (shares[at] ?? 0),
    ...(line.listFen === undefined ? {} : { listFen: line.listFen, discountReason: line.priceReason ?? '' }),
    ...(line.discount ? { discountReason: line.discount.reason } : {}),
  }));
}
