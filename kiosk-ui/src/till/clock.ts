import { randomBase64url } from './wire/bytes';
import type { Stamp } from './wire/bodies';
import { readState, writeState, type Database, type SeenServerTime } from './store/database';

export const CLOCK_TOLERANCE_MILLISECONDS = 2 * 60_000;

/** What this device knows about the time (README §5): its own clock, a monotonic one, and the server's when last seen. */
export class Clock {
  readonly page = randomBase64url(8);
  #seen: SeenServerTime | null = null;

  constructor(
    private readonly deviceTime: () => number = () => Date.now(),
    private readonly monotonicTime: () => number = () => Math.round(performance.now()),
  ) {}

  async load(db: Database): Promise<void> {
    this.#seen = (await readState(db, 'seenServerTime')) ?? null;
  }

  now(): number {
    return this.deviceTime();
  }

  stamp = (): Stamp => ({
    device: this.deviceTime(),
    mono: this.monotonicTime(),
    page: this.page,
    server: this.#seen?.server ?? null,
    serverMono: this.#seen?.serverMono ?? null,
    serverPage: this.#seen?.serverPage ?? null,
  });

  async saw(db: Database, server: number): Promise<void> {
    this.#seen = { server, serverMono: this.monotonicTime(), serverPage: this.page };
    await writeState(db, 'seenServerTime', this.#seen);
  }

  /** The server's time when this device last heard from it. */
  lastServerTime(): number | null {
    return this.#seen?.server ?? null;
  }

  /** Whether the device's clock shows a time before that: said also where no server was reached since a restart. */
  isBeforeLastServerTime(): boolean {
    return this.#seen !== null && this.deviceTime() < this.#seen.server - CLOCK_TOLERANCE_MILLISECONDS;
  }

  /** How far the device's clock is ahead of the server's, if the server was seen by this page. */
  aheadMilliseconds(): number | null {
    if (this.#seen?.serverPage !== this.page) return null;
    return this.deviceTime() - (this.#seen.server + this.monotonicTime() - this.#seen.serverMono);
  }
}
