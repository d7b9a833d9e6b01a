import { readBody, type Kind } from '../wire/bodies';
import type { Acknowledgement, Outcome } from '../wire/upload';
import type { Database, Entry } from './database';

/** Reading entries, and keeping what the server said about them. Nothing here changes what was written. */

/** Acknowledged entries stay this long, so that a server restored from a backup can be healed. */
export const KEPT_MILLISECONDS = 35 * 24 * 60 * 60 * 1000;

const ACKNOWLEDGED = new Set(['RECORDED', 'ALREADY_RECORDED', 'PARKED', 'FORKED']);

export function isAcknowledged(entry: Pick<Entry, 'outcome'>): boolean {
  return entry.outcome !== null && ACKNOWLEDGED.has(entry.outcome);
}

export function entryOf(db: Database, terminal: string, seq: number): Promise<Entry | undefined> {
  return db.get('journal', [terminal, seq]);
}

export function entriesOfShift(db: Database, terminal: string, shift: number): Promise<Entry[]> {
  return db.getAllFromIndex('journal', 'byShift', IDBKeyRange.bound([terminal, shift], [terminal, shift, []]));
}

/** Refunds and voids of an entry of this terminal. */
export function correctionsOf(db: Database, terminal: string, seq: number): Promise<Entry[]> {
  return db.getAllFromIndex('journal', 'byOriginal', [terminal, seq]);
}

/** The entry whose receipt carries this code, if this terminal wrote it. */
export async function receiptOf(db: Database, terminal: string, receiptId: string): Promise<Entry | undefined> {
  const found = await db.getAllFromIndex('journal', 'byReceiptId', receiptId);
  return found.find((entry) => entry.terminal === terminal);
}

/** The entry whose receipt has this number as printed, LABEL-SEQ in capitals, if this terminal wrote it. */
export async function receiptNumbered(db: Database, terminal: string, number: string): Promise<Entry | undefined> {
  const seq = Number(/-([1-9]\d{0,15})$/.exec(number)?.[1] ?? 0);
  const entry = seq === 0 ? undefined : await entryOf(db, terminal, seq);
  const body = entry && readBody(entry.body);
  return body && 'receipt' in body && body.receipt.toUpperCase() === number ? entry : undefined;
}

/** The newest entries of a kind, newest first. */
export async function newestOf(db: Database, terminal: string, kind: Kind, limit: number): Promise<Entry[]> {
  const range = IDBKeyRange.bound([terminal, kind], [terminal, kind, []]);
  const found: Entry[] = [];
  let cursor = await db.transaction('journal').store.index('byKind').openCursor(range, 'prev');
  while (cursor && found.length < limit) {
    found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}

const ALL_UNSENT = (): IDBKeyRange => IDBKeyRange.bound([1], [1, []]);

export function unsentCount(db: Database): Promise<number> {
  return db.countFromIndex('journal', 'unsent', ALL_UNSENT());
}

/** Up to `limit` entries not acknowledged yet, in order, after the given one. */
export function unsentAfter(db: Database, after: Entry | null, limit: number): Promise<Entry[]> {
  const range = after ? IDBKeyRange.bound([1, after.terminal, after.seq], [1, []], true) : ALL_UNSENT();
  return db.getAllFromIndex('journal', 'unsent', range, limit);
}

/** Entries the server could not take: kept here, shown, and offered again at the next start. */
export function troubledEntries(db: Database): Promise<Entry[]> {
  return db.getAllFromIndex('journal', 'troubled', IDBKeyRange.bound([1], [1, []]));
}

/** Keeps one outcome an entry, answered at the server's time; says how many are off the device's mind now. */
export async function keepOutcomes(db: Database, outcomes: readonly Outcome[], answeredAt: number): Promise<number> {
  const transaction = db.transaction('journal', 'readwrite', { durability: 'strict' });
  let settled = 0;
  for (const { terminal, seq, hash, outcome, branch, reason } of outcomes) {
    const entry = await transaction.store.get([terminal, seq]);
    if (!entry || entry.seal.hash !== hash) continue;
    const { unsent, troubled: _, ...rest } = entry;
    const answered = { ...rest, outcome, branch, reason, answeredAt };
    if (isAcknowledged(answered) || outcome === 'UNVERIFIED') {
      if (unsent === 1) settled += 1;
      await transaction.store.put(outcome === 'UNVERIFIED' ? { ...answered, troubled: 1 } : answered);
    } else {
      await transaction.store.put({ ...answered, unsent: 1 });
    }
  }
  await transaction.done;
  return settled;
}

/** A paper of it was made; what is printed from now on is a copy. */
export async function markPrinted(db: Database, { terminal, seq }: Entry, at: number): Promise<void> {
  await change(db, terminal, seq, (entry) => ({ printedAt: at, ...entry }));
}

/**
 * The server refused a request that held this one entry alone: set it aside, so that it holds up no other; unless it was
 * acknowledged meanwhile.
 */
export async function setAside(db: Database, { terminal, seq }: Entry, problem: string): Promise<void> {
  await change(db, terminal, seq, (entry) => {
    const { unsent: _, ...rest } = entry;
    if (isAcknowledged(entry)) return rest;
    return { ...rest, troubled: 1, outcome: 'REFUSED', reason: problem, answeredAt: null };
  });
}

/** Offers troubled entries once more. */
export async function retryTroubled(db: Database): Promise<void> {
  const transaction = db.transaction('journal', 'readwrite', { durability: 'strict' });
  let cursor = await transaction.store.index('troubled').openCursor(IDBKeyRange.bound([1], [1, []]));
  while (cursor) {
    await cursor.update({ ...cursor.value, unsent: 1 });
    cursor = await cursor.continue();
  }
  await transaction.done;
}

/** Read and written in one transaction, so that no other tab or worker comes between. */
async function change(db: Database, terminal: string, seq: number, changed: (entry: Entry) => Entry): Promise<void> {
  const transaction = db.transaction('journal', 'readwrite', { durability: 'strict' });
  const entry = await transaction.store.get([terminal, seq]);
  if (entry) await transaction.store.put(changed(entry));
  await transaction.done;
}

/**
 * The server knows less than it once acknowledged (it was restored): everything after that is unsent again. What it keeps on
 * another branch is not missing.
 */
export async function resendFrom(db: Database, { terminal, nextSeq }: Acknowledgement): Promise<number> {
  const transaction = db.transaction('journal', 'readwrite', { durability: 'strict' });
  let again = 0;
  let cursor = await transaction.store.openCursor(IDBKeyRange.bound([terminal, nextSeq], [terminal, []]));
  while (cursor) {
    if (isAcknowledged(cursor.value) && !cursor.value.branch) {
      await cursor.update({ ...cursor.value, unsent: 1, outcome: null, answeredAt: null });
      again += 1;
    }
    cursor = await cursor.continue();
  }
  await transaction.done;
  return again;
}

/** Whether the server still has the last entry that it acknowledged shows when that is sent again. */
export async function askAboutLast(db: Database, terminal: string, seq: number): Promise<void> {
  await change(db, terminal, seq, (last) => (isAcknowledged(last) ? { ...last, unsent: 1 } : last));
}

/** The server has forgotten some of what it acknowledged, on whatever branch: all of it is unsent again. */
export async function resendAll(db: Database, terminal: string): Promise<void> {
  const transaction = db.transaction('journal', 'readwrite', { durability: 'strict' });
  let cursor = await transaction.store.openCursor(IDBKeyRange.bound([terminal], [terminal, []]));
  while (cursor) {
    if (isAcknowledged(cursor.value))
      await cursor.update({ ...cursor.value, unsent: 1, outcome: null, answeredAt: null });
    cursor = await cursor.continue();
  }
  await transaction.done;
}

/**
 * Forgets what was acknowledged long ago, but nothing of a shift that is still open. Both times are the server's: a device's
 * clock that was set right by a year would make yesterday old.
 */
export async function forgetOld(
  db: Database,
  openShift: number | null,
  lastServerTime: number | null,
): Promise<number> {
  if (lastServerTime === null) return 0;
  const transaction = db.transaction('journal', 'readwrite');
  let forgotten = 0;
  let cursor = await transaction.store.openCursor();
  while (cursor) {
    const entry = cursor.value;
    const old = entry.answeredAt !== null && lastServerTime - entry.answeredAt > KEPT_MILLISECONDS;
    if (old && entry.unsent !== 1 && isAcknowledged(entry) && (openShift === null || entry.shift !== openShift)) {
      await cursor.delete();
      forgotten += 1;
    }
    cursor = await cursor.continue();
  }
  await transaction.done;
  return forgotten;
}
