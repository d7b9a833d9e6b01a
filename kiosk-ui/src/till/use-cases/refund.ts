import { canVoid, refundLines, refundTenders, standingOf, type SaleStanding } from '../rules/refunds';
import type { Database, Entry } from '../store/database';
import { correctionsOf, entryOf } from '../store/entries';
import type { Method, Original } from '../wire/bodies';
import { openShift, RuleBroken, type Counter } from './counter';

/** A sale of this till with all that came back of it; null if there is none of that number. */
export async function loadStanding(db: Database, terminal: string, seq: number): Promise<SaleStanding | null> {
  const entry = await entryOf(db, terminal, seq);
  return entry?.kind === 'SALE' ? standingOf(entry, await correctionsOf(db, terminal, seq)) : null;
}

export interface RefundWish {
  sale: Entry;
  /** line number → thousandths that come back */
  chosenMilli: ReadonlyMap<number, number>;
  /** goes back first */
  method: Method;
  /** a supervisor's word: cash for what was not paid in cash */
  cashForAnything: boolean;
  reason: string;
}

export async function recordRefund(counter: Counter, wish: RefundWish): Promise<Entry> {
  const shift = openShift(counter);
  const sale = await standing(counter, wish.sale);
  const lines = refundLines(sale, wish.chosenMilli);
  const totalFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  const tenders = refundTenders(sale, totalFen, wish.method, wish.cashForAnything);
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
      tenders,
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

async function standing({ db }: Counter, sale: Entry): Promise<SaleStanding> {
  return standingOf(sale, await correctionsOf(db, sale.terminal, sale.seq));
}

function originalOf(sale: Entry): Original {
  return { terminal: sale.terminal, seq: sale.seq, hash: sale.seal.hash };
}
