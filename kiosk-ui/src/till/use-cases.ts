import type { Desk } from './desk';
import { countedFen, shiftReport, type Counted, type ShiftReport } from './rules/drawer';
import { canVoid, refundLines, standingOf, type SaleStanding } from './rules/refunds';
import { emptyCart, saleLines, type Cart } from './rules/cart';
import { mustAddUp } from './rules/tender';
import { correctionsOf, entriesOfShift } from './store/entries';
import type { Database, Entry } from './store/database';
import type { Journal } from './store/journal';
import type { Method, Original, Tender } from './wire/bodies';

/** What a cashier does, each written as one entry. Every one resolves only when the entry is on disk. */

export interface Counter {
  db: Database;
  journal: Journal;
  cashier: number;
}

export class RuleBroken extends Error {}

function openShift({ journal }: Counter): number {
  const shift = journal.head.openShift;
  if (shift === null) throw new RuleBroken('no open shift');
  return shift;
}

export async function openTheShift(counter: Counter, floatFen: number): Promise<Entry> {
  if (counter.journal.head.openShift !== null) throw new RuleBroken('a shift is open already');
  return counter.journal.append({ cashier: counter.cashier, fact: () => ({ kind: 'SHIFT_OPENED', floatFen }) });
}

export interface Paid {
  cart: Cart;
  roundingFen: number;
  tenders: Tender[];
}

/** The desk turns to "done" in the same transaction, so that no crash can sell the same cart twice. */
export async function recordSale(counter: Counter, { cart, roundingFen, tenders }: Paid): Promise<Entry> {
  const shift = openShift(counter);
  const lines = saleLines(cart, roundingFen);
  if (lines.length === 0) throw new RuleBroken('an empty cart');
  const totalFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  mustAddUp(totalFen, tenders);
  const { label } = counter.journal.identity;
  return counter.journal.append({
    cashier: counter.cashier,
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
    }),
  });
}

export interface RefundWish {
  sale: Entry;
  /** line number → thousandths that come back */
  chosenMilli: ReadonlyMap<number, number>;
  method: Method;
  reason: string;
}

export async function recordRefund(counter: Counter, wish: RefundWish): Promise<Entry> {
  const shift = openShift(counter);
  const lines = refundLines(await standing(counter, wish.sale), wish.chosenMilli);
  const totalFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  const tender: Tender = { method: wish.method, amountFen: totalFen, verified: false };
  if (wish.method === 'CASH') Object.assign(tender, { receivedFen: totalFen, changeFen: 0 });
  const { label } = counter.journal.identity;
  return counter.journal.append({
    cashier: counter.cashier,
    fact: (seq) => ({
      kind: 'REFUND',
      shift,
      receipt: `${label}-${seq}`,
      original: originalOf(wish.sale),
      lines,
      totalFen,
      tenders: [tender],
      reason: wish.reason,
    }),
  });
}

export async function recordVoid(counter: Counter, sale: Entry, reason: string): Promise<Entry> {
  const shift = openShift(counter);
  if (!canVoid(await standing(counter, sale), shift)) throw new RuleBroken('this sale cannot be voided');
  return counter.journal.append({
    cashier: counter.cashier,
    fact: () => ({ kind: 'VOID', shift, original: originalOf(sale), reason }),
  });
}

export async function moveCash(
  counter: Counter,
  movement: { direction: 'IN' | 'OUT'; amountFen: number; reason: string },
): Promise<Entry> {
  const shift = openShift(counter);
  return counter.journal.append({
    cashier: counter.cashier,
    fact: () => ({ kind: 'CASH_MOVED', shift, ...movement }),
  });
}

/** A visitor came by and bought nothing. */
export async function recordVisit(counter: Counter, badge: string, catalogue: number): Promise<Entry> {
  return counter.journal.append({
    cashier: counter.cashier,
    desk: (): Desk => ({ stage: 'SELLING', cart: emptyCart(catalogue) }),
    fact: () => ({ kind: 'PARTICIPANT_SCANNED', participant: { kind: 'BADGE', code: badge } }),
  });
}

export async function closeTheShift(counter: Counter, counted: Counted[], totalCountedFen: number): Promise<Entry> {
  const shift = openShift(counter);
  if (counted.length > 0 && countedFen(counted) !== totalCountedFen) throw new RuleBroken('the count does not add up');
  const { expectedFen } = await currentReport(counter);
  return counter.journal.append({
    cashier: counter.cashier,
    fact: () => ({
      kind: 'SHIFT_CLOSED',
      shift,
      expectedFen,
      countedFen: totalCountedFen,
      differenceFen: totalCountedFen - expectedFen,
      counted,
    }),
  });
}

/** The X report: the open shift so far. */
export async function currentReport(counter: Counter): Promise<ShiftReport> {
  return shiftReport(await entriesOfShift(counter.db, counter.journal.identity.terminal, openShift(counter)));
}

async function standing({ db }: Counter, sale: Entry): Promise<SaleStanding> {
  return standingOf(sale, await correctionsOf(db, sale.terminal, sale.seq));
}

function originalOf(sale: Entry): Original {
  return { terminal: sale.terminal, seq: sale.seq, hash: sale.seal.hash };
}
