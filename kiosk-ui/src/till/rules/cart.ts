import { grossFen, sharesFen } from '../wire/amounts';
import type { Participant, SaleLine } from '../wire/bodies';
import type { Product } from '../wire/answers';

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
}

export interface Cart {
  lines: CartLine[];
  participant: Participant | null;
  /** the catalogue whose prices these are */
  catalogue: number;
  nextId: number;
}

export function emptyCart(catalogue: number): Cart {
  return { lines: [], participant: null, catalogue, nextId: 1 };
}

export const PIECE_MILLI = 1000;

/** The same product again raises its line; weighed goods get a line each, as each weighing is its own. */
export function withProduct(cart: Cart, product: Product, quantityMilli: number, limitMilli: number): Cart {
  const same = product.unit === 'PIECE' ? cart.lines.find((line) => line.product === product.code) : undefined;
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

/** Lines that were taken out, back at their places. */
export function withLinesBack(cart: Cart, before: Cart): Cart {
  const ids = new Set(cart.lines.map(({ id }) => id));
  const back = before.lines.filter(({ id }) => !ids.has(id));
  const lines = [...cart.lines, ...back].sort((a, b) => a.id - b.id);
  return { ...cart, lines, participant: cart.participant ?? before.participant, nextId: before.nextId };
}

export function withParticipant(cart: Cart, participant: Participant | null): Cart {
  return { ...cart, participant };
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

export function totalFen(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + lineFen(line), 0);
}

/** Counted before 抹零; a receipt's own eligible total uses nets. */
export function eligibleFen(cart: Cart): number {
  return cart.lines.filter((line) => line.eligible).reduce((sum, line) => sum + lineFen(line), 0);
}

/** Pieces count one each, a weighed line counts one. */
export function itemCount(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + (line.unit === 'PIECE' ? line.quantityMilli / PIECE_MILLI : 1), 0);
}

export function saleLines(cart: Cart, roundingFen: number): SaleLine[] {
  const shares = sharesFen(roundingFen, cart.lines.map(lineFen));
  return cart.lines.map((line, at) => ({
    line: at + 1,
    product: line.product,
    name: line.name,
    unit: line.unit,
    quantityMilli: line.quantityMilli,
    priceFen: line.priceFen,
    grossFen: lineFen(line),
    discountFen: 0,
    netFen: lineFen(line) - (shares[at] ?? 0),
  }));
}
