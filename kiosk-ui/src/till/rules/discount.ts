import { dividedHalfUp } from '../wire/amounts';

/** Something off a line or a whole receipt, and why: a share that follows the amount, or a sum. */
export type Discount = ({ permille: number } | { fen: number }) & { reason: string };

const MILLE = 1000;

/** Never more than there is. */
export function discountFen(discount: Discount | undefined, ofFen: number): number {
  if (!discount) return 0;
  const wanted = 'fen' in discount ? discount.fen : dividedHalfUp(ofFen * discount.permille, MILLE);
  return Math.min(ofFen, wanted);
}
