import { fromBase64url } from '../wire/bytes';
import { pinVerifier, sameBytes } from '../wire/pin';
import type { Setup } from '../wire/answers';
import { readState, type Database, type Identity, type KeptSetup, type WrappedCashier } from './database';
import type { Room } from './room';

/** The outlet, its limits and its cashiers, as the server last told them. */

/** A new PIN unlocks its cashier, since the server is the authority for PINs; whatever else changed leaves failures counted. */
export async function keepSetup(
  db: Database,
  identity: Identity,
  tags: Pick<KeptSetup, 'etag' | 'tag'>,
  setup: Setup,
): Promise<KeptSetup> {
  const { cashiers, enrolment, ...rest } = setup;
  const wrapped = await Promise.all(
    cashiers.map(async ({ verifier, ...cashier }): Promise<WrappedCashier> => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, identity.pinKey, fromBase64url(verifier));
      return { ...cashier, iv, wrapped: new Uint8Array(bytes) };
    }),
  );
  const kept: KeptSetup = { ...tags, setup: rest, cashiers: wrapped };
  const transaction = db.transaction('state', 'readwrite');
  identity.enrolment = enrolment;
  const failures = ((await transaction.store.get('pinFailures')) ?? {}) as Record<number, number>;
  const before = (await transaction.store.get('setup')) as KeptSetup | undefined;
  for (const { id, salt } of wrapped) {
    if (before?.cashiers.find((each) => each.id === id)?.salt !== salt) delete failures[id];
  }
  // Not put back if the device was unenrolled meanwhile.
  const stored = (await transaction.store.get('identity')) as Identity | undefined;
  await Promise.all([
    transaction.store.put(kept, 'setup'),
    transaction.store.put(failures, 'pinFailures'),
    stored?.terminal === identity.terminal && transaction.store.put({ ...stored, enrolment }, 'identity'),
    transaction.done,
  ]);
  return kept;
}

export const FAILURES_THAT_LOCK = 10;

export type PinOutcome = { outcome: 'RIGHT' } | { outcome: 'WRONG'; triesLeft: number } | { outcome: 'LOCKED' };

/** Where failures are counted; a device without room gives its ballast up for that. */
export interface Guarded {
  db: Database;
  room: Pick<Room, 'making'>;
}

/** Checks a PIN without the server. Ten failures in a row lock the cashier on this device. */
export async function checkPin(
  device: Guarded,
  identity: Identity,
  cashier: WrappedCashier,
  pin: string,
): Promise<PinOutcome> {
  // The failure is counted before the answer is known, so that closing the page in time gains no tries.
  const failures = await countFailure(device, cashier.id);
  if (failures > FAILURES_THAT_LOCK) return { outcome: 'LOCKED' };
  const algorithm = { name: 'AES-GCM', iv: cashier.iv };
  const verifier = new Uint8Array(await crypto.subtle.decrypt(algorithm, identity.pinKey, cashier.wrapped));
  const computed = await pinVerifier(pin, cashier.salt, cashier.iterations, identity.terminal);
  if (sameBytes(verifier, computed)) {
    await unlock(device, cashier.id);
    return { outcome: 'RIGHT' };
  }
  return failures === FAILURES_THAT_LOCK
    ? { outcome: 'LOCKED' }
    : { outcome: 'WRONG', triesLeft: FAILURES_THAT_LOCK - failures };
}

export async function isLocked(db: Database, cashierId: number): Promise<boolean> {
  return (((await readState(db, 'pinFailures')) ?? {})[cashierId] ?? 0) >= FAILURES_THAT_LOCK;
}

/** Called for the cashier that just proved the PIN, or by a supervisor who proved theirs. */
export async function unlock(device: Guarded, cashierId: number): Promise<void> {
  await changeFailures(device, cashierId, () => 0);
}

function countFailure(device: Guarded, cashierId: number): Promise<number> {
  return changeFailures(device, cashierId, (failures) => failures + 1);
}

function changeFailures({ db, room }: Guarded, cashierId: number, change: (n: number) => number): Promise<number> {
  return room.making(() => writeFailures(db, cashierId, change));
}

async function writeFailures(db: Database, cashierId: number, change: (n: number) => number): Promise<number> {
  const transaction = db.transaction('state', 'readwrite', { durability: 'strict' });
  const failures = ((await transaction.store.get('pinFailures')) ?? {}) as Record<number, number>;
  const changed = change(failures[cashierId] ?? 0);
  try {
    await Promise.all([transaction.store.put({ ...failures, [cashierId]: changed }, 'pinFailures'), transaction.done]);
  } catch (failure) {
    throw transaction.error ?? failure;
  }
  return changed;
}
