import { countedFen, shiftReport, type Counted, type ShiftReport } from '../rules/drawer';
import type { Entry } from '../store/database';
import { entriesOfShift } from '../store/entries';
import { mayBegin, openShift, RuleBroken, shiftToBeginIn, type Counter } from './counter';

export async function openTheShift(counter: Counter, floatFen: number): Promise<Entry> {
  await mayBegin(counter);
  if (counter.journal.head.openShift !== null) throw new RuleBroken('SHIFT_OPEN');
  return counter.journal.append({ cashier: counter.cashier, fact: () => ({ kind: 'SHIFT_OPENED', floatFen }) });
}

export async function moveCash(
  counter: Counter,
  movement: { direction: 'IN' | 'OUT'; amountFen: number; reason: string },
): Promise<Entry> {
  const shift = await shiftToBeginIn(counter);
  return counter.journal.append({
    cashier: counter.cashier,
    fact: () => ({ kind: 'CASH_MOVED', shift, ...movement }),
  });
}

/** The X report: the open shift so far. */
export async function currentReport(counter: Counter): Promise<ShiftReport> {
  return shiftReport(await entriesOfShift(counter.db, counter.journal.identity.terminal, openShift(counter)));
}

export async function closeTheShift(counter: Counter, counted: Counted[], totalCountedFen: number): Promise<Entry> {
  const shift = openShift(counter);
  if (counted.length > 0 && countedFen(counted) !== totalCountedFen) throw new RuleBroken('COUNT_DIFFERS');
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
