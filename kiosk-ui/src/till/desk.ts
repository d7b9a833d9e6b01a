import { blockOf, emptyCart, repriced, type Cart, type CartLine, type PriceList } from './rules/cart';
import type { Rules } from './wire/answers';
import type { Tender } from './wire/bodies';

/**
 * What lies on the desk right now. It is kept, so that a reload or a crash shows the same desk again. `rules`: the limits that the
 * payment began with, so that none that came meanwhile stands in its way.
 */
export type Desk =
  | { stage: 'SELLING'; cart: Cart }
  | { stage: 'PAYING'; cart: Cart; roundingFen: number; tenders: Tender[]; rules?: Rules }
  | { stage: 'DONE'; seq: number };

/** Whether nobody is being served: what was sold is done, nothing lies there for another. */
export function isBetweenSales(desk: Desk): boolean {
  return desk.stage === 'DONE' || (desk.stage === 'SELLING' && desk.cart.lines.length === 0);
}

/** The cart being filled; empty ones name the prices of the moment. */
export function cartOn(desk: Desk, catalogue: number): Cart {
  if (desk.stage === 'DONE') return emptyCart(catalogue);
  return desk.cart.lines.length === 0 ? { ...desk.cart, catalogue } : desk.cart;
}

/** Whether one cart followed another, and nothing else is another. */
export function cartsAlone(before: Desk, after: Desk): boolean {
  return before.stage === 'SELLING' && after.stage === 'SELLING';
}

/** A cart that outlived its price list, by a reload, goes on with the present one. What is being paid stays as it is. */
export function atPresentPrices(desk: Desk, list: PriceList): Desk {
  if (desk.stage !== 'SELLING' || desk.cart.lines.length === 0) return desk;
  return { ...desk, cart: repriced(desk.cart, list) };
}

/** What may not be sold, and why: recalled, or not listed any more. Once money was taken for it the sale goes on. */
export function blockedOn(desk: Desk, list: PriceList): { line: CartLine; reason: string } | null {
  if (desk.stage === 'DONE' || (desk.stage === 'PAYING' && desk.tenders.length > 0)) return null;
  for (const line of desk.cart.lines) {
    const reason = blockOf(line, list);
    if (reason !== null) return { line, reason };
  }
  return null;
}
