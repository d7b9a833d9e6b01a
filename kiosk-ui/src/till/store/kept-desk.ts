import type { HeldCart } from '../rules/held';
import { readState, type Database } from './database';
import { Fenced } from './journal';

/**
 * What lies on the desk and beside it, kept together: a crash shows both as before or both as after.
 *
 * @throws Fenced if another tab took over; the desk is that one's
 */
export async function keepDesk(
  db: Database,
  writerToken: string,
  desk: unknown,
  held: readonly HeldCart[],
): Promise<void> {
  const transaction = db.transaction('state', 'readwrite');
  if ((await transaction.store.get('writer')) !== writerToken) throw new Fenced();
  await Promise.all([transaction.store.put(desk, 'desk'), transaction.store.put(held, 'held'), transaction.done]);
}

export async function heldCarts(db: Database): Promise<HeldCart[]> {
  return (await readState(db, 'held')) ?? [];
}
