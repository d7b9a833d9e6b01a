import type { Rules } from '../wire/answers';
import { dueFen, fullFen, lineFen, receiptDiscountFen, type Cart, type CartLine } from './cart';

/** Who may grant what a cart is given; the server holds a sale against the same (README §5, Allowances). */

/** What holds where nobody has set anything. */
export const UNSET_RULES: Rules = {
  version: 0,
  cashierDiscountPermille: 100,
  supervisorDiscountPermille: 500,
  roundingFen: 99,
};

/** The limits of an outlet, and whether it is a supervisor who is signed in. */
export interface Granting {
  rules: Rules;
  supervisor: boolean;
}

/** Nobody else has to agree, a supervisor has to, or nobody here may: beyond the supervisors' limit. */
export type Need = 'NOTHING' | 'SUPERVISOR' | 'BEYOND';

export function needOf(cart: Cart, roundingFen: number, { rules, supervisor }: Granting): Need {
  const beyond = (permille: number): boolean => isBeyond(cart, roundingFen, permille, rules.roundingFen);
  if (beyond(rules.supervisorDiscountPermille)) return 'BEYOND';
  const changesPrices = cart.lines.some(({ listFen }) => listFen !== undefined);
  return !supervisor && (changesPrices || beyond(rules.cashierDiscountPermille)) ? 'SUPERVISOR' : 'NOTHING';
}

/** A supervisor agrees to the cart as it is now. */
export function approved(cart: Cart, roundingFen: number, rules: Rules, by: number): Cart {
  return { ...cart, approval: { by, grants: supervisedGrants(cart, roundingFen, rules) } };
}

/** Who agreed to all that takes a supervisor in this cart; undefined if nobody did, or it was changed since. */
export function approverOf(cart: Cart, roundingFen: number, rules: Rules): number | undefined {
  const { approval } = cart;
  const agreed = supervisedGrants(cart, roundingFen, rules).every((grant) => approval?.grants.includes(grant));
  return agreed ? approval?.by : undefined;
}

/** What is beyond the cashier's own limit: each line as it stands, and the whole cart where something is off all of it. */
function supervisedGrants(cart: Cart, roundingFen: number, rules: Rules): string[] {
  const beyond = (part: Cart): boolean => isBeyond(part, roundingFen, rules.cashierDiscountPermille, rules.roundingFen);
  const { discount, ...plain } = cart;
  const lines = cart.lines.filter(
    (line) => line.listFen !== undefined || isBeyond({ ...plain, lines: [line] }, 0, rules.cashierDiscountPermille, 0),
  );
  const grants = lines.map((line) => JSON.stringify(asGranted(line)));
  const offAll = discount !== undefined || roundingFen > rules.roundingFen;
  return offAll && beyond(cart) ? [...grants, JSON.stringify([discount, cart.lines.map(asGranted)])] : grants;
}

function asGranted({ id, quantityMilli, priceFen, listFen, discount }: CartLine): unknown[] {
  return [id, quantityMilli, priceFen, listFen, discount];
}

/** A line and the whole receipt are each held against the limit; rounding beyond its own counts as a discount. */
export function isBeyond(cart: Cart, roundingFen: number, permille: number, freeRoundingFen: number): boolean {
  const exceeds = (offFen: number, ofFen: number): boolean => offFen * 1000 > ofFen * permille;
  const lines = cart.lines.map((line) => ({
    full: fullFen(line),
    off: isScalesRounding(line) ? 0 : fullFen(line) - dueFen(line),
  }));
  const full = lines.reduce((sum, line) => sum + line.full, 0);
  const off = lines.reduce((sum, line) => sum + line.off, 0);
  const rounding = roundingFen > freeRoundingFen ? roundingFen : 0;
  return lines.some((line) => exceeds(line.off, line.full)) || exceeds(off + receiptDiscountFen(cart) + rounding, full);
}

/** A label's price is met to less than a gram's: nobody grants that. */
function isScalesRounding(line: CartLine): boolean {
  return (
    line.unit === 'KILOGRAM' && line.listFen === undefined && (lineFen(line) - dueFen(line)) * 1000 < line.priceFen
  );
}

/** True if nothing was granted that anybody could be asked about. */
export function isUngranted(cart: Cart, roundingFen: number): boolean {
  return (
    roundingFen === 0 && !cart.discount && cart.lines.every((line) => !line.discount && line.listFen === undefined)
  );
}
