import init, { Decoder, Encoder, type InitInput } from 'raptorq/raptorq.js';
import { sha256, toBase64url, type Bytes } from '../wire/bytes';
import { readFrame, symbolId, symbolsOf, TRANSFER_BYTES, writeFrame, type Frame, type NoFrame } from './frame';

/**
 * A bundle as an endless series of frames, any of which, about as many as it has symbols, bring it back: RaptorQ (RFC 6330),
 * with one source block and one sub-block.
 */

let ready: Promise<unknown> | null = null;

/** Loads the code; of the till's own files, so it is there without a network. */
export function loadFountain(source?: InitInput): Promise<unknown> {
  ready ??= init(source).catch((failure: unknown) => {
    ready = null;
    throw failure;
  });
  return ready;
}

/** More than half an hour of showing at ten a second; then they come again, rather than fill the memory. */
const MOST_PACKETS = 20_000;
const FIRST_REPAIRS = 32;

/** The bundle's own symbols first, then ever new ones. */
export class FrameSeries {
  #packets: Uint8Array[] = [];
  #at = 0;

  private constructor(
    private readonly encoder: Encoder,
    private readonly transfer: Bytes,
    private readonly lengthBytes: number,
    private readonly symbolBytes: number,
  ) {}

  /** @param symbolBytes a multiple of 8 */
  static async of(bundle: Bytes, symbolBytes: number): Promise<FrameSeries> {
    await loadFountain();
    const transfer = (await sha256(bundle)).slice(0, TRANSFER_BYTES);
    return new FrameSeries(Encoder.with_defaults(bundle, symbolBytes), transfer, bundle.length, symbolBytes);
  }

  next(): Promise<Bytes> {
    if (this.#at === this.#packets.length) this.#more();
    const packet = this.#packets[this.#at];
    if (!packet) throw new Error('the code made no packets');
    this.#at += 1;
    const { transfer, lengthBytes, symbolBytes } = this;
    return writeFrame({ transfer, lengthBytes, symbolBytes, packet: new Uint8Array(packet) });
  }

  /** The encoder gives its packets from the first on: twice as many each time. */
  #more(): void {
    const { length } = this.#packets;
    if (length >= MOST_PACKETS) this.#at = 0;
    else this.#packets = this.encoder.encode(Math.max(FIRST_REPAIRS, length));
  }

  close(): void {
    this.encoder.free();
  }
}

/** What came of one code that was read. `BROKEN`: all of it arrived, and it is not what was sent. */
export type Taken = NoFrame | 'BROKEN' | Progress | Whole;

export interface Progress {
  /** 0 … 1; 1 only if the bundle is whole */
  share: number;
}

export interface Whole extends Progress {
  bundle: Bytes;
}

/** More than one till may be seen by turns, or one that changes its density. */
const MOST_TRANSFERS = 3;

/** Gathers frames, in any order and however often, until a bundle is whole. Those of different transfers never mix. */
export class FrameCollector {
  #transfers = new Map<string, Transfer>();

  async take(code: Bytes): Promise<Taken> {
    await loadFountain();
    const frame = await readFrame(code);
    if (typeof frame === 'string') return frame;
    const key = `${toBase64url(frame.transfer)} ${frame.lengthBytes} ${frame.symbolBytes}`;
    const transfer = this.#transfers.get(key) ?? new Transfer(frame);
    this.#transfers.delete(key);
    this.#transfers.set(key, transfer);
    this.#dropOldest();
    const taken = await transfer.take(frame);
    if (taken === 'BROKEN') this.#transfers.delete(key);
    return taken;
  }

  #dropOldest(): void {
    const [oldest] = this.#transfers;
    if (oldest && this.#transfers.size > MOST_TRANSFERS) {
      oldest[1].close();
      this.#transfers.delete(oldest[0]);
    }
  }

  close(): void {
    for (const transfer of this.#transfers.values()) transfer.close();
    this.#transfers.clear();
  }
}

class Transfer {
  #decoder: Decoder | null;
  #seen = new Set<number>();
  #whole: Bytes | null = null;
  readonly #symbols: number;

  constructor({ lengthBytes, symbolBytes }: Frame) {
    this.#decoder = Decoder.with_defaults(BigInt(lengthBytes), symbolBytes);
    this.#symbols = symbolsOf(lengthBytes, symbolBytes);
  }

  async take({ packet, transfer }: Frame): Promise<Progress | Whole | 'BROKEN'> {
    if (this.#whole) return { share: 1, bundle: this.#whole };
    const id = symbolId(packet);
    if (!this.#seen.has(id)) {
      this.#seen.add(id);
      const bundle = this.#decode(packet);
      if (bundle === 'BROKEN') return 'BROKEN';
      if (bundle) return this.#checked(bundle, transfer);
    }
    // The last frame that it takes may be one or two more than there are symbols.
    return { share: Math.min(0.99, this.#seen.size / this.#symbols) };
  }

  #decode(packet: Bytes): Bytes | null | 'BROKEN' {
    try {
      const bundle = this.#decoder?.decode(packet);
      return bundle ? new Uint8Array(bundle) : null;
    } catch {
      // Its own frames, each whole, that no encoder made: somebody tries something.
      this.#decoder = null;
      return 'BROKEN';
    }
  }

  async #checked(bundle: Bytes, transfer: Bytes): Promise<Whole | 'BROKEN'> {
    this.close();
    const digest = await sha256(bundle);
    if (!transfer.every((byte, at) => digest[at] === byte)) return 'BROKEN';
    this.#whole = bundle;
    return { share: 1, bundle };
  }

  close(): void {
    this.#decoder?.free();
    this.#decoder = null;
  }
}
