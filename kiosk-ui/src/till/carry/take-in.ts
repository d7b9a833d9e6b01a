import { keepCarried } from '../store/carried';
import type { Database, Identity } from '../store/database';
import { readBundle } from './bundle';

export interface TakenIn {
  /** of other terminals: its own need no carrier */
  entries: number;
  /** of these, not here before */
  added: number;
}

/**
 * Keeps another till's export on this device, to be handed in with its own entries.
 *
 * @throws BadBundle
 */
export async function takeIn(db: Database, file: Blob, own: Identity | null, now: number): Promise<TakenIn> {
  const others = (await readBundle(file)).filter(({ terminal }) => terminal !== own?.terminal);
  return { entries: others.length, added: await keepCarried(db, others, now) };
}
