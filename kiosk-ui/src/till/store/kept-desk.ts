import type { HeldCart } from '../rules/held';
import { readState, type Database } from './database';

/** What lies on the desk and beside it, kept together: a crash shows both as before or both as after. */
export async function keepDesk(db: Database, desk: unknown, held: readonly HeldCart[]): Promise<void> {
  const transaction = db.transaction('state', 'readwrite');
  await Promise.all([transaction.store.put(desk, 'desk'), transaction.store.put(held, 'held'), transaction.done]);
}

export async function heldCarts(db: Database): Promise<HeldCart[]> {
  return (await readState(db, 'held')) ?? [];
}
