import { genesisHash, nextHash, receiptIdOf, signedBytes } from '../wire/chain';
import { LONGEST_BODY_BYTES, writtenBody, type Fact, type Stamp } from '../wire/bodies';
import { fromBase64url, toBase64url, utf8 } from '../wire/bytes';
import { sign } from '../wire/keys';
import type { Room } from './room';
import { noteSold } from './usage';
import { hasReceipt, readState, type Database, type Entry, type Head, type Identity } from './database';

/** Another tab writes this device's journal now; nothing was written here. */
export class Fenced extends Error {
  constructor() {
    super('another tab writes this journal');
  }
}

/** More than the server reads as one entry, so that all after it would wait for it in vain; nothing was written here. */
export class TooLong extends Error {
  constructor() {
    super('too long for one entry');
  }
}

export interface Appending {
  cashier: number;
  /** the fact, given the number its entry will have */
  fact: (seq: number) => Fact;
  eligibleLines?: number[];
  takenBack?: Entry['takenBack'];
  attachment?: string;
  /** what the desk shows after it, kept in the same transaction: a crash shows either before or after */
  desk?: (seq: number) => unknown;
}

/** Writes this terminal's entries, one after another. */
export class Journal {
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly db: Database,
    readonly identity: Identity,
    private readonly writerToken: string,
    private readonly stamp: () => Stamp,
    private readonly room: Room | null,
    private readonly onDesk: (desk: unknown) => void,
    private current: Head,
  ) {}

  /** `onDesk` hears at once what an entry has put on the desk. */
  static async open(
    db: Database,
    identity: Identity,
    writerToken: string,
    stamp: () => Stamp,
    room: Room | null = null,
    onDesk: (desk: unknown) => void = () => undefined,
  ): Promise<Journal> {
    return new Journal(db, identity, writerToken, stamp, room, onDesk, await readHead(db, identity));
  }

  get head(): Head {
    return this.current;
  }

  /**
   * Resolves once the entry is on disk. Hash and signature come first, because awaiting WebCrypto ends an IndexedDB
   * transaction; head and writer are then checked inside it.
   *
   * @throws Fenced if another tab took over, TooLong; nothing was written
   */
  append(appending: Appending): Promise<Entry> {
    const write = (): Promise<Entry> => this.#write(appending);
    const turn = this.#queue.then(() => this.room?.making(write) ?? write());
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #write({ cashier, fact, eligibleLines, takenBack, attachment, desk }: Appending): Promise<Entry> {
    const { terminal, nextSeq: seq, headHash: previous } = this.current;
    const what = fact(seq);
    const stamp = this.stamp();
    const body = writtenBody(terminal, seq, cashier, stamp, what);
    if (utf8(body).length > LONGEST_BODY_BYTES) throw new TooLong();
    const hash = await nextHash(fromBase64url(previous), body);
    const signature = await sign(this.identity.key, signedBytes(hash));
    const entry: Entry = {
      terminal,
      seq,
      kind: what.kind,
      body,
      seal: { previous, hash: toBase64url(hash), signature, ...(attachment === undefined ? {} : { attachment }) },
      shift: what.kind === 'SHIFT_OPENED' ? seq : 'shift' in what ? what.shift : this.current.openShift,
      ...('original' in what && what.original.terminal === terminal ? { originalSeq: what.original.seq } : {}),
      ...(hasReceipt(what.kind) ? { receiptId: receiptIdOf(toBase64url(hash)) } : {}),
      ...(eligibleLines === undefined ? {} : { eligibleLines }),
      ...(takenBack === undefined ? {} : { takenBack }),
      device: stamp.device,
      unsent: 1,
      outcome: null,
      branch: null,
      reason: null,
      answeredAt: null,
    };
    const head: Head = {
      terminal,
      nextSeq: seq + 1,
      headHash: entry.seal.hash,
      openShift: openShiftAfter(this.current, entry),
    };
    const onIt = desk?.(seq);
    await this.#commit(entry, head, onIt, soldProducts(what));
    this.current = head;
    if (onIt !== undefined) this.onDesk(onIt);
    return entry;
  }

  async #commit(entry: Entry, head: Head, desk: unknown, sold: string[]): Promise<void> {
    const transaction = this.db.transaction(['state', 'journal', 'usage'], 'readwrite', { durability: 'strict' });
    const state = transaction.objectStore('state');
    const [writer, stored] = (await Promise.all([state.get('writer'), state.get('head')])) as [
      unknown,
      Head | undefined,
    ];
    const unmoved = stored === undefined ? entry.seq === 1 : stored.headHash === entry.seal.previous;
    if (writer !== this.writerToken || !unmoved || (stored !== undefined && stored.terminal !== entry.terminal)) {
      transaction.abort();
      await transaction.done.catch(() => undefined);
      throw new Fenced();
    }
    const writes: Promise<unknown>[] = [transaction.objectStore('journal').add(entry), state.put(head, 'head')];
    if (desk !== undefined) writes.push(state.put(desk, 'desk'));
    for (const code of sold) writes.push(noteSold(transaction.objectStore('usage'), code, entry.device));
    try {
      await Promise.all([...writes, transaction.done]);
    } catch (failure) {
      // Where it broke says less than why: no room is one of the reasons.
      throw transaction.error ?? failure;
    }
  }
}

/** Where this terminal's journal stands; before its first entry, at its genesis hash. */
export async function readHead(db: Database, identity: Identity): Promise<Head> {
  const head = await readState(db, 'head');
  if (head) return head;
  const genesis = await genesisHash(identity.terminal, fromBase64url(identity.publicKey));
  return { terminal: identity.terminal, nextSeq: 1, headHash: toBase64url(genesis), openShift: null };
}

function soldProducts(fact: Fact): string[] {
  if (fact.kind !== 'SALE') return [];
  return [...new Set(fact.lines.flatMap(({ product }) => product ?? []))];
}

function openShiftAfter(head: Head, entry: Entry): number | null {
  if (entry.kind === 'SHIFT_OPENED') return entry.seq;
  if (entry.kind === 'SHIFT_CLOSED') return null;
  return head.openShift;
}
