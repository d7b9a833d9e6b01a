import type { Cart } from './rules/cart';
import type { Tender } from './wire/bodies';

/** What lies on the desk right now. It is kept, so that a reload or a crash shows the same desk again. */
export type Desk =
  | { stage: 'SELLING'; cart: Cart }
  | { stage: 'PAYING'; cart: Cart; roundingFen: number; tenders: Tender[] }
  | { stage: 'DONE'; seq: number };
