import { readHead } from '../store/journal';
import { isPersisted } from '../needs';
import { syncRound, type RoundResult, type Surroundings } from './round';

const LOCK = 'jiuxiao-sync';

type Shared = Omit<Surroundings, 'head' | 'storagePersisted'>;

/** One round at a time on this device, whether a page or the service worker runs it. */
export function syncUnderLock(shared: Shared): Promise<RoundResult> {
  return navigator.locks.request(LOCK, () => syncRound(surroundingsOf(shared)));
}

function surroundingsOf(shared: Shared): Surroundings {
  return {
    ...shared,
    head: () => readHead(shared.db, shared.identity),
    storagePersisted: isPersisted,
  };
}
