import type { Database } from './database';

/** Room on the device. A till stops selling before there is none, while what ends a day in good order still fits. */

/** FULL: no new sale is begun; refunds, closing, handing in and export go on. */
export type RoomState = 'UNKNOWN' | 'ENOUGH' | 'SCARCE' | 'FULL';

const GIBIBYTE = 1024 ** 3;
const SCARCE_BYTES = 50 * 1024 * 1024;
const FULL_BYTES = 10 * 1024 * 1024;
/** Each some two thousand entries: kept so that they can be given up. */
const BALLAST_BYTES = 2 * 1024 * 1024;
const BALLAST = ['ballast 1', 'ballast 2', 'ballast 3', 'ballast 4'] as const;
const RANDOM_BYTES_AT_ONCE = 65_536;
const CHECKED_EVERY_ENTRIES = 20;

/**
 * Keeps an eye on the device's room. Chromium tells every site the same number, whatever the disk has; so what counts is the
 * ballast: it was written, and what is written in its place fits. The first write that finds no room throws a piece of it off,
 * and from then on no sale is begun.
 */
export class Room {
  #state: RoomState = 'UNKNOWN';
  #freeBytes: number | null = null;
  #entriesToNext = CHECKED_EVERY_ENTRIES;

  constructor(
    private readonly db: Database,
    private readonly estimate: () => Promise<StorageEstimate>,
    private readonly onChange: () => void,
  ) {}

  get state(): RoomState {
    return this.#state;
  }

  /** null where the browser does not tell */
  get freeBytes(): number | null {
    return this.#freeBytes;
  }

  /** Looks again. Full stays full until there is room for the ballast too. */
  async check(): Promise<void> {
    this.#entriesToNext = CHECKED_EVERY_ENTRIES;
    const { quota, usage } = await this.estimate().catch((): StorageEstimate => ({}));
    this.#freeBytes = freeBytes(quota, usage);
    const free = this.#freeBytes ?? Infinity;
    const full = free < FULL_BYTES || !(await this.#layBallast());
    this.#become(full ? 'FULL' : free < SCARCE_BYTES ? 'SCARCE' : 'ENOUGH');
  }

  /** Called after each entry. */
  async wrote(): Promise<void> {
    this.#entriesToNext -= 1;
    if (this.#entriesToNext <= 0) await this.check();
  }

  /** Does what writes; as often as there is no room for it, throws a piece of the ballast off and does it once more. */
  async making<T>(write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await write();
      } catch (failure) {
        if (!meansNoRoom(failure) || !(await this.#throwOff())) throw failure;
      }
    }
  }

  async #throwOff(): Promise<boolean> {
    this.#become('FULL');
    for (const piece of BALLAST) {
      if ((await this.db.count('state', piece)) === 0) continue;
      await this.db.delete('state', piece);
      return true;
    }
    return false;
  }

  /** True if all of it lies there. */
  async #layBallast(): Promise<boolean> {
    try {
      for (const piece of BALLAST)
        if ((await this.db.count('state', piece)) === 0) await this.db.put('state', ballast(), piece);
      return true;
    } catch {
      return false;
    }
  }

  #become(state: RoomState): void {
    const changed = state !== this.#state;
    this.#state = state;
    if (changed) this.onChange();
  }
}

/** A whole number of gibibytes is what Chromium says to everybody: null, as where nothing is told. */
function freeBytes(quota: number | undefined, usage: number | undefined): number | null {
  if (quota === undefined || usage === undefined) return null;
  const free = Math.max(0, quota - usage);
  return free > 0 && free % GIBIBYTE === 0 ? null : free;
}

/** Random, because what could be packed would leave no room when it goes. */
function ballast(): Uint8Array {
  const bytes = new Uint8Array(BALLAST_BYTES);
  for (let at = 0; at < bytes.length; at += RANDOM_BYTES_AT_ONCE)
    crypto.getRandomValues(bytes.subarray(at, at + RANDOM_BYTES_AT_ONCE));
  return bytes;
}

export function meansNoRoom(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'QuotaExceededError';
}
