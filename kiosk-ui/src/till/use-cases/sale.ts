import type { Desk } from '../desk';
import { approverOf, isUngranted, needOf, type Granting } from '../rules/allowance';
import { receiptDiscountFen, saleLines, type Cart } from '../rules/cart';
import { mustAddUp } from '../rules/tender';
import type { Entry } from '../store/database';
import type { Sale, Tender } from '../wire/bodies';
import { openShift, RuleBroken, type Counter } from './counter';

export interface Paid {
  cart: Cart;
  roundingFen: number;
  tenders: Tender[];
  granting: Granting;
}

/** The desk turns to "done" in the same transaction, so that no crash can sell the same cart twice. */
export async function recordSale(counter: Counter, { cart, roundingFen, tenders, granting }: Paid): Promise<Entry> {
  const shift = openShift(counter);
  const lines = saleLines(cart, roundingFen);
  if (lines.length === 0) throw new RuleBroken('EMPTY_CART');
  const totalFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  mustAddUp(totalFen, tenders);
  const granted = grantedMembers(cart, roundingFen, granting);
  const { label } = counter.journal.identity;
  return counter.journal.append({
    cashier: counter.cashier,
    ...(cart.attachment === undefined ? {} : { attachment: cart.attachment }),
    eligibleLines: cart.lines.flatMap((line, at) => (line.eligible ? [at + 1] : [])),
    desk: (seq): Desk => ({ stage: 'DONE', seq }),
    fact: (seq) => ({
      kind: 'SALE',
      shift,
      receipt: `${label}-${seq}`,
      catalogue: cart.catalogue,
      lines,
      roundingFen,
      totalFen,
      tenders,
      participant: cart.participant,
      ...granted,
    }),
  });
}

/** @throws if nobody who may has granted it */
function grantedMembers(
  cart: Cart,
  roundingFen: number,
  granting: Granting,
): Pick<Sale, 'rules' | 'discountFen' | 'discountReason' | 'approvedBy'> {
  if (isUngranted(cart, roundingFen)) return {};
  const need = needOf(cart, roundingFen, granting);
  const approvedBy = approverOf(cart, roundingFen, granting.rules);
  if (need === 'BEYOND' || (need === 'SUPERVISOR' && approvedBy === undefined)) throw new RuleBroken('NOT_GRANTED');
  return {
    rules: granting.rules.version,
    ...(cart.discount ? { discountFen: receiptDiscountFen(cart), discountReason: cart.discount.reason } : {}),
    ...(need === 'SUPERVISOR' && approvedBy !== undefined ? { approvedBy } : {}),
  };
}
