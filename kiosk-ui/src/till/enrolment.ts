import { enrolmentProof, newDeviceKey, publicKeyBytes } from './wire/keys';
import { genesisHash } from './wire/chain';
import { toBase64url } from './wire/bytes';
import type { Api } from './sync/api';
import { unsentCount } from './store/entries';
import { readHead } from './store/journal';
import { readState, writeState, type Database, type Identity, type PendingEnrolment } from './store/database';

/** Becoming a terminal, and ceasing to be one. */

/**
 * Enrols this device. The key is kept before it is sent: if the answer is lost, the same key asks again with the same code and
 * gets the same terminal.
 *
 * @throws Problem, Unreachable
 */
export async function enrol(db: Database, api: Api, code: string, userAgent: string): Promise<Identity> {
  const { key } = await pendingFor(db, code);
  const spki = await publicKeyBytes(key);
  const previous = await readState(db, 'previousTerminal');
  const enrolled = await api.enrol({
    code,
    publicKey: toBase64url(spki),
    proof: await enrolmentProof(key, code),
    client: { version: __VERSION__, userAgent },
    ...(previous ? { previous } : {}),
  });
  if (toBase64url(await genesisHash(enrolled.terminal, spki)) !== enrolled.genesisHash) {
    throw new Error('the server begins this journal differently');
  }
  const identity: Identity = {
    terminal: enrolled.terminal,
    label: enrolled.label,
    key,
    publicKey: toBase64url(spki),
    pinKey: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    enrolledAt: enrolled.serverTime,
  };
  const transaction = db.transaction('state', 'readwrite', { durability: 'strict' });
  await Promise.all([
    transaction.store.put(identity, 'identity'),
    transaction.store.delete('pendingEnrolment'),
    transaction.done,
  ]);
  return identity;
}

async function pendingFor(db: Database, code: string): Promise<PendingEnrolment> {
  const pending = await readState(db, 'pendingEnrolment');
  if (pending?.code === code) return pending;
  const fresh = { code, key: await newDeviceKey() };
  await writeState(db, 'pendingEnrolment', fresh);
  return fresh;
}

export type UnenrolOutcome = 'UNENROLLED' | 'UNSENT_ENTRIES' | 'CARRIED_ENTRIES' | 'SHIFT_OPEN';

/** Everything of this terminal but its journal is forgotten. Refused while anything is unsent, or anything carried is here: nobody else may have it. */
export async function unenrol(db: Database, identity: Identity, evenWithOpenShift: boolean): Promise<UnenrolOutcome> {
  const head = await readHead(db, identity);
  if ((await unsentCount(db)) > 0) return 'UNSENT_ENTRIES';
  if ((await db.count('carried')) > 0) return 'CARRIED_ENTRIES';
  if (head.openShift !== null && !evenWithOpenShift) return 'SHIFT_OPEN';
  const previous = { terminal: identity.terminal, nextSeq: head.nextSeq, headHash: head.headHash, unsent: 0 };
  const transaction = db.transaction(['state', 'products', 'usage', 'carried'], 'readwrite', { durability: 'strict' });
  const state = transaction.objectStore('state');
  const names = [
    'identity',
    'head',
    'stopped',
    'desk',
    'held',
    'setup',
    'catalogueVersion',
    'pinFailures',
    'seenServerTime',
  ];
  await Promise.all([
    ...names.map((name) => state.delete(name)),
    state.put(previous, 'previousTerminal'),
    transaction.objectStore('products').clear(),
    transaction.objectStore('usage').clear(),
    transaction.objectStore('carried').clear(),
    transaction.done,
  ]);
  return 'UNENROLLED';
}
