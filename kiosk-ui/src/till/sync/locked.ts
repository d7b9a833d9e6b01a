import { readHead } from '../store/journal';
import { isPersisted } from '../needs';
import { syncRound, type RoundResult, type Surroundings } from './round';

const LOCK = 'jiuxiao-sync';

type Shared = Omit<Surroundings, 'head' | 'storagePersisted'>;

/** One round at a time on this device, whether a page or the service worker runs it. `stopped` ends the waiting for a turn. */
export function syncUnderLock(shared: Shared, stopped?: AbortSignal): Promise<RoundResult> {
  const options = stopped ? { signal: stopped } : {};
  return navigator.locks.request(LOCK, options, () => syncRound(surroundingsOf(shared)));
}

function surroundingsOf(shared: Shared): Surroundings {
  return {
    ...shared,
    head: () => readHead(shared.db, shared.identity),
    storagePersisted: isPersisted,
  };
}
