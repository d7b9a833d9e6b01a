import { repriced, type Cart, type PriceList } from './rules/cart';
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

/** Whether one cart followed another, and nothing else is another. */
export function cartsAlone(before: Desk, after: Desk): boolean {
  return before.stage === 'SELLING' && after.stage === 'SELLING';
}

/** A cart that outlived its price list, by a reload, goes on with the present one. What is being paid stays as it is. */
export function atPresentPrices(desk: Desk, list: PriceList): Desk {
  if (desk.stage !== 'SELLING' || desk.cart.lines.length === 0) return desk;
  return { ...desk, cart: repriced(desk.cart, list) };
}
