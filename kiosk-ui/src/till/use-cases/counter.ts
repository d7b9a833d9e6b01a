import type { Database } from '../store/database';
import type { Journal } from '../store/journal';

/** Where a cashier stands: what every use case needs. */
export interface Counter {
  db: Database;
  journal: Journal;
  cashier: number;
}

export class RuleBroken extends Error {}

export function openShift({ journal }: Counter): number {
  const shift = journal.head.openShift;
  if (shift === null) throw new RuleBroken('no open shift');
  return shift;
}
