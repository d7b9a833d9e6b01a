import { readState, type Database } from '../store/database';
import type { Journal } from '../store/journal';

/** Where a cashier stands: what every use case needs. */
export interface Counter {
  db: Database;
  journal: Journal;
  cashier: number;
}

/** What a use case refuses, whatever the screens let through. */
export type Rule =
  'STOPPED' | 'NO_SHIFT' | 'SHIFT_OPEN' | 'EMPTY_CART' | 'NOT_GRANTED' | 'NOT_VOIDABLE' | 'NOBODY' | 'COUNT_DIFFERS';

export class RuleBroken extends Error {
  constructor(readonly rule: Rule) {
    super(rule);
  }
}

export function openShift({ journal }: Counter): number {
  const shift = journal.head.openShift;
  if (shift === null) throw new RuleBroken('NO_SHIFT');
  return shift;
}

/** A till that was stopped begins nothing new. Whoever is paying is still served, and the open shift is counted and closed. */
export async function mayBegin({ db }: Counter): Promise<void> {
  if ((await readState(db, 'stopped')) !== undefined) throw new RuleBroken('STOPPED');
}

/** The shift that something new happens in. */
export async function shiftToBeginIn(counter: Counter): Promise<number> {
  await mayBegin(counter);
  return openShift(counter);
}
