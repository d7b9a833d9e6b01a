import type { Outcome, Seal } from '../wire/upload';
import type { CarriedEntry, Database } from './database';
import { isAcknowledged } from './entries';

/** Entries of other terminals that this device takes to the server. They are none of this till's own business but their road. */

const LOOKED_AT_FOR_LABEL = 200;

export interface CarriedCount {
  terminal: string;
  /** of its receipts, where one of them is among the entries */
  label: string | null;
  unsent: number;
  /** what the server could not take */
  troubled: number;
}

/** Keeps what was brought, on disk; what is here already stays as it is, and is offered again if the server could not take it. Says how many are new. */
export async function keepCarried(
  db: Database,
  entries: readonly { terminal: string; seq: number; body: string; seal: Seal }[],
  takenAt: number,
): Promise<number> {
  const transaction = db.transaction('carried', 'readwrite', { durability: 'strict' });
  let added = 0;
  for (const { terminal, seq, body, seal } of entries) {
    const here = await transaction.store.get([terminal, seq, seal.hash]);
    if (here) {
      if (here.unsent !== 1) await transaction.store.put({ ...here, unsent: 1 });
      continue;
    }
    await transaction.store.put({ terminal, seq, hash: seal.hash, body, seal, takenAt, unsent: 1, reason: null });
    added += 1;
  }
  await transaction.done;
  return added;
}

/** Offers once more what the server could not take: it may know the terminal by now, or have room for what it doubts. */
export async function retryCarried(db: Database): Promise<void> {
  const transaction = db.transaction('carried', 'readwrite', { durability: 'strict' });
  for (let cursor = await transaction.store.openCursor(); cursor; cursor = await cursor.continue())
    if (cursor.value.unsent !== 1) await cursor.update({ ...cursor.value, unsent: 1 });
  await transaction.done;
}

export function carriedUnsentCount(db: Database): Promise<number> {
  return db.countFromIndex('carried', 'unsent', IDBKeyRange.bound([1], [1, []]));
}

/** Up to `limit` that the server has not answered for, in order, after the given one. */
export function carriedAfter(db: Database, after: CarriedEntry | null, limit: number): Promise<CarriedEntry[]> {
  const range = after
    ? IDBKeyRange.bound([1, after.terminal, after.seq, after.hash], [1, []], true)
    : IDBKeyRange.bound([1], [1, []]);
  return db.getAllFromIndex('carried', 'unsent', range, limit);
}

/** Counted by the indexes: read at every status, of what may be thousands of entries. */
export async function carriedCounts(db: Database): Promise<CarriedCount[]> {
  const counts: CarriedCount[] = [];
  let next = await db.transaction('carried').store.openKeyCursor();
  while (next) {
    const [terminal] = next.key;
    const all = await db.count('carried', IDBKeyRange.bound([terminal], [terminal, []]));
    const unsent = await db.countFromIndex('carried', 'unsent', IDBKeyRange.bound([1, terminal], [1, terminal, []]));
    counts.push({ terminal, label: await labelOf(db, terminal), unsent, troubled: all - unsent });
    const after = IDBKeyRange.lowerBound([terminal, []]);
    next = await db.transaction('carried').store.openKeyCursor(after);
  }
  return counts;
}

/** From its first receipt, which stands near the beginning. */
async function labelOf(db: Database, terminal: string): Promise<string | null> {
  const range = IDBKeyRange.bound([terminal], [terminal, []]);
  let cursor = await db.transaction('carried').store.openCursor(range);
  for (let looked = 0; cursor && looked < LOOKED_AT_FOR_LABEL; looked += 1) {
    const { body, seq } = cursor.value;
    const label = new RegExp(`"receipt":"([^"]+)-${seq}"`).exec(body)?.[1];
    if (label !== undefined) return label;
    cursor = await cursor.continue();
  }
  return null;
}

/** What is on the server's disk need not be carried on; what it cannot believe is kept and shown, and sent again after the next start or when it is brought again. */
export async function keepCarriedOutcomes(db: Database, outcomes: readonly Outcome[]): Promise<void> {
  const transaction = db.transaction('carried', 'readwrite', { durability: 'strict' });
  for (const { terminal, seq, hash, outcome, reason } of outcomes) {
    if (terminal === null || seq === null || hash === null) continue;
    const entry = await transaction.store.get([terminal, seq, hash]);
    if (!entry) continue;
    if (isAcknowledged({ outcome })) await transaction.store.delete([terminal, seq, hash]);
    else if (outcome === 'UNVERIFIED') await transaction.store.put(setAside(entry, reason));
  }
  await transaction.done;
}

/** The server refused a request that held this one alone. */
export async function setCarriedAside(db: Database, entry: CarriedEntry, problem: string): Promise<void> {
  await db.put('carried', setAside(entry, problem));
}

function setAside({ unsent: _, ...entry }: CarriedEntry, reason: string | null): CarriedEntry {
  return { ...entry, reason };
}
