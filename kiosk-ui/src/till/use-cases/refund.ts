import {
  canVoid,
  goingBack,
  sameTenders,
  standingOf,
  type Choice,
  type SaleStanding,
  type Standing,
} from '../rules/refunds';
import type { Database, Entry } from '../store/database';
import { correctionsOf, entryOf } from '../store/entries';
import type { Tender } from '../wire/bodies';
import { RuleBroken, shiftToBeginIn, type Counter } from './counter';

/** A sale of this till with all that came back of it; null if there is none of that number. */
export async function loadStanding(db: Database, terminal: string, seq: number): Promise<SaleStanding | null> {
  const entry = await entryOf(db, terminal, seq);
  return entry?.kind === 'SALE' ? standingOf(entry, await correctionsOf(db, terminal, seq)) : null;
}

export interface RefundWish extends Choice {
  standing: Standing;
  reason: string;
  /** how the cashier was shown that the money goes back, and handed it over */
  confirmed: readonly Tender[];
}

/** @throws RangeError if it can no longer go back as it was confirmed */
export async function recordRefund(counter: Counter, wish: RefundWish): Promise<Entry> {
  const shift = await shiftToBeginIn(counter);
  const standing = await atPresent(counter, wish.standing);
  const { lines, totalFen, tenders } = goingBack(standing, wish);
  if (!sameTenders(tenders, wish.confirmed)) throw new RangeError('not as it was confirmed');
  const { label } = counter.journal.identity;
  return counter.journal.append({
    cashier: counter.cashier,
    takenBack: {
      receipt: standing.receipt,
      names: Object.fromEntries(standing.lines.map(({ line }) => [line.line, line.name])),
    },
    fact: (seq) => ({
      kind: 'REFUND',
      shift,
      receipt: `${label}-${seq}`,
      original: standing.original,
      lines,
      totalFen,
      tenders,
      reason: wish.reason,
    }),
  });
}

export async function recordVoid(counter: Counter, sale: SaleStanding, reason: string): Promise<Entry> {
  const shift = await shiftToBeginIn(counter);
  const { entry, elsewhere } = sale;
  const present = standingOf(entry, await correctionsOf(counter.db, entry.terminal, entry.seq), elsewhere);
  if (!canVoid(present, shift)) throw new RuleBroken('NOT_VOIDABLE');
  return counter.journal.append({
    cashier: counter.cashier,
    fact: () => ({ kind: 'VOID', shift, original: present.original, reason }),
  });
}

/** What this device has written is looked at again; what only the server knows, it has reserved. */
async function atPresent({ db, journal }: Counter, shown: Standing): Promise<Standing> {
  const { terminal, seq, hash } = shown.original;
  const entry = terminal === journal.identity.terminal ? await entryOf(db, terminal, seq) : undefined;
  if (entry?.seal.hash !== hash) return shown;
  return standingOf(entry, await correctionsOf(db, terminal, seq), shown.elsewhere);
}
