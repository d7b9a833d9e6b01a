import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Product, Setup } from '../wire/answers';
import type { Kind } from '../wire/bodies';
import type { OutcomeName, Seal } from '../wire/upload';

/** Who this device is. Keys are kept as CryptoKey: nothing can read their bytes. */
export interface Identity {
  terminal: string;
  label: string;
  key: CryptoKeyPair;
  /** base64url SPKI of `key` */
  publicKey: string;
  /** AES-GCM, wraps the cashiers' verifiers */
  pinKey: CryptoKey;
  enrolledAt: number;
  /** shown with each token request, so that a server restored from an older backup knows this terminal again */
  enrolment?: string;
}

/** An enrolment that was begun: the same key asks again if the answer was lost. */
export interface PendingEnrolment {
  code: string;
  key: CryptoKeyPair;
}

/** One entry of a journal as it was written, and what became of it. */
export interface Entry {
  terminal: string;
  seq: number;
  kind: Kind;
  /** the line that was hashed */
  body: string;
  seal: Seal;
  shift: number | null;
  /** of a refund or void: which entry it corrects */
  originalSeq?: number;
  device: number;
  /** of a sale: the lines that the screen marked as eligible */
  eligibleLines?: number[];
  /** present until acknowledged; sparse, so that the index holds only these */
  unsent?: 1;
  /** present while the server could not take it; sparse as well */
  troubled?: 1;
  outcome: OutcomeName | 'REFUSED' | null;
  branch: number | null;
  reason: string | null;
  /** the server's time */
  answeredAt: number | null;
}

/** Why a till may not sell. */
export type Stopped = 'FORKED' | 'REVOKED';

export interface Head {
  terminal: string;
  nextSeq: number;
  headHash: string;
  openShift: number | null;
}

/** A product with what the search needs. */
export interface StockedProduct extends Product {
  /** full pinyin and initials, each in lower case: "shimenyinfeng smyf" */
  pinyin: string;
}

/** A cashier's verifier, readable only with the device's own key. */
export interface WrappedCashier {
  id: number;
  name: string;
  supervisor: boolean;
  salt: string;
  iterations: number;
  wrapped: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
}

export interface KeptSetup {
  /** of the answer, for `If-None-Match` */
  etag: string;
  /** what contacts said the setup is; another value means another setup */
  tag: string;
  setup: Omit<Setup, 'cashiers' | 'enrolment'>;
  cashiers: WrappedCashier[];
}

export interface SeenServerTime {
  server: number;
  serverMono: number;
  serverPage: string;
}

/** Single values, each under its own name. */
export interface StateValues {
  identity: Identity;
  pendingEnrolment: PendingEnrolment;
  previousTerminal: { terminal: string; nextSeq: number; headHash: string; unsent: number };
  head: Head;
  writer: string;
  stopped: Stopped;
  desk: unknown;
  setup: KeptSetup;
  catalogueVersion: number;
  seenServerTime: SeenServerTime;
  pinFailures: Record<number, number>;
}

interface TillSchema extends DBSchema {
  state: { key: string; value: unknown };
  journal: {
    key: [string, number];
    value: Entry;
    indexes: {
      unsent: [number, string, number];
      troubled: [number, string, number];
      byShift: [string, number, number];
      byKind: [string, string, number];
      byOriginal: [string, number];
    };
  };
  products: { key: string; value: StockedProduct };
}

export type Database = IDBPDatabase<TillSchema>;

/** The device's memory. It only grows: an older app must still find what it wrote. */
export function openDatabase(name = 'jiuxiao-till'): Promise<Database> {
  return openDB<TillSchema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('state');
      db.createObjectStore('products', { keyPath: 'code' });
      const journal = db.createObjectStore('journal', { keyPath: ['terminal', 'seq'] });
      journal.createIndex('unsent', ['unsent', 'terminal', 'seq']);
      journal.createIndex('troubled', ['troubled', 'terminal', 'seq']);
      journal.createIndex('byShift', ['terminal', 'shift', 'seq']);
      journal.createIndex('byKind', ['terminal', 'kind', 'seq']);
      journal.createIndex('byOriginal', ['terminal', 'originalSeq']);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });
}

export async function readState<K extends keyof StateValues>(
  db: Database,
  name: K,
): Promise<StateValues[K] | undefined> {
  return (await db.get('state', name)) as StateValues[K] | undefined;
}

export async function writeState<K extends keyof StateValues>(
  db: Database,
  name: K,
  value: StateValues[K],
): Promise<void> {
  await db.put('state', value, name);
}

export async function clearState(db: Database, name: keyof StateValues): Promise<void> {
  await db.delete('state', name);
}
