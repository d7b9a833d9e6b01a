import { carriedCounts, type CarriedCount } from './carried';
import { readState, type Database, type Entry, type KeptSetup, type Stopped } from './database';
import { troubledEntries, unsentCount } from './entries';

/** How things stand on this device, as every screen shows them. */
export interface Status {
  unsent: number;
  troubled: Entry[];
  /** of other terminals */
  carried: CarriedCount[];
  stopped: Stopped | null;
  setup: KeptSetup | null;
}

export const NO_STATUS: Status = { unsent: 0, troubled: [], carried: [], stopped: null, setup: null };

export async function readStatus(db: Database): Promise<Status> {
  return {
    unsent: await unsentCount(db),
    troubled: await troubledEntries(db),
    carried: await carriedCounts(db),
    stopped: (await readState(db, 'stopped')) ?? null,
    setup: (await readState(db, 'setup')) ?? null,
  };
}
