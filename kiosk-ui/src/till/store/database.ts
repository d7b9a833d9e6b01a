import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { PrinterSettings } from '../paper/printer';
import type { HeldCart } from '../rules/held';
import type { Product, Setup } from '../wire/answers';
import type { Kind } from '../wire/bodies';
import { receiptIdOf } from '../wire/chain';
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
  /** of a refund: the receipt that it took back and the names of its lines, which may be another till's */
  takenBack?: { receipt: string; names: Record<number, string> };
  /** of a sale or refund: what the code on its receipt names */
  receiptId?: string;
  device: number;
  /** of a sale: the lines that the screen marked as eligible */
  eligibleLines?: number[];
  /** device time of its first paper; what is printed after it is a copy */
  printedAt?: number;
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

/** An entry of another terminal that this device takes to the server: byte for byte what its own till would send. */
export interface CarriedEntry {
  terminal: string;
  seq: number;
  hash: string;
  body: string;
  seal: Seal;
  /** device time */
  takenAt: number;
  /** present until the server has answered for it; sparse, so that the index holds only these */
  unsent?: 1;
  /** why the server could not take it */
  reason: string | null;
}

/** How often a product was sold here of late: `count` as it stood at `last`, halved with every week since. */
export interface Usage {
  code: string;
  count: number;
  /** device time */
  last: number;
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
  held: HeldCart[];
  setup: KeptSetup;
  catalogueVersion: number;
  seenServerTime: SeenServerTime;
  pinFailures: Record<number, number>;
  /** the device's: whether its cashiers want to see pictures or characters */
  showsPictures: boolean;
  /** the device's: whom sales were put on account for of late */
  accountUnits: string[];
  /** the device's: what its papers come out of */
  printer: PrinterSettings;
  /** the device's, not the terminal's: given up piece by piece when there is no room left */
  [piece: `ballast ${number}`]: Uint8Array;
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
      byReceiptId: string;
    };
  };
  products: { key: string; value: StockedProduct };
  usage: { key: string; value: Usage };
  carried: {
    key: [string, number, string];
    value: CarriedEntry;
    indexes: { unsent: [number, string, number, string] };
  };
}

export type Database = IDBPDatabase<TillSchema>;

type Upgrade = IDBPTransaction<TillSchema, StoreNames<TillSchema>[], 'versionchange'>;

/**
 * The device's memory. It only grows: each version adds to the one before, and what an older app wrote is found again.
 *
 * @param giveWay asked when a newer app wants to open it, which waits until this connection is closed
 */
export function openDatabase(
  name = 'jiuxiao-till',
  giveWay: (close: () => void) => void = (close) => close(),
): Promise<Database> {
  return openDB<TillSchema>(name, 2, {
    upgrade(db, before, _after, transaction) {
      if (before < 1) versionOne(db);
      // Whole or not at all: what fails half-way leaves the old version, and the next start tries again.
      if (before < 2) void versionTwo(db, transaction).catch(() => transaction.abort());
    },
    blocking(_current, _blocked, event) {
      giveWay(() => (event.target as IDBDatabase).close());
    },
  });
}

function versionOne(db: Database): void {
  db.createObjectStore('state');
  db.createObjectStore('products', { keyPath: 'code' });
  const journal = db.createObjectStore('journal', { keyPath: ['terminal', 'seq'] });
  journal.createIndex('unsent', ['unsent', 'terminal', 'seq']);
  journal.createIndex('troubled', ['troubled', 'terminal', 'seq']);
  journal.createIndex('byShift', ['terminal', 'shift', 'seq']);
  journal.createIndex('byKind', ['terminal', 'kind', 'seq']);
  journal.createIndex('byOriginal', ['terminal', 'originalSeq']);
}

async function versionTwo(db: Database, transaction: Upgrade): Promise<void> {
  db.createObjectStore('usage', { keyPath: 'code' });
  const carried = db.createObjectStore('carried', { keyPath: ['terminal', 'seq', 'hash'] });
  carried.createIndex('unsent', ['unsent', 'terminal', 'seq', 'hash']);
  const journal = transaction.objectStore('journal');
  journal.createIndex('byReceiptId', 'receiptId');
  for (let cursor = await journal.openCursor(); cursor; cursor = await cursor.continue()) {
    const { kind, seal } = cursor.value;
    if (hasReceipt(kind)) await cursor.update({ ...cursor.value, receiptId: receiptIdOf(seal.hash) });
  }
}

export function hasReceipt(kind: Kind): boolean {
  return kind === 'SALE' || kind === 'REFUND';
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
