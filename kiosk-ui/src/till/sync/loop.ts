import { Problem } from './api';
import type { Progress, RoundResult } from './round';

export type Connection = 'UNKNOWN' | 'ONLINE' | 'OFFLINE' | 'REFUSED';

export interface LoopState {
  connection: Connection;
  syncing: boolean;
  /** the problem of the last round, if the server answered with one */
  problem: string | null;
  lastContactAt: number | null;
  /** while more than one request is needed */
  progress: Progress | null;
}

export const NO_CONTACT: LoopState = {
  connection: 'UNKNOWN',
  syncing: false,
  problem: null,
  lastContactAt: null,
  progress: null,
};

const EVERY_MILLISECONDS = 60_000;
const FIRST_RETRY_MILLISECONDS = 2_000;
const LONGEST_RETRY_MILLISECONDS = 300_000;

/** How long to wait after the nth failure in a row: doubling, between half and all of it, so that a thousand tills spread out. */
export function retryAfter(failures: number, random: () => number): number {
  const whole = Math.min(LONGEST_RETRY_MILLISECONDS, FIRST_RETRY_MILLISECONDS * 2 ** Math.min(failures - 1, 20));
  return Math.round(whole * (0.5 + random() / 2));
}

/** Runs rounds: at start, when asked, when the network returns, every minute, and later after failures. */
export class SyncLoop {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #failures = 0;
  /** the server said how long to wait, and that is not over */
  #toldToWait = false;
  #stopped = false;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #round: Promise<void> = Promise.resolve();
  #state: LoopState = NO_CONTACT;

  constructor(
    private readonly round: (onProgress: (progress: Progress) => void) => Promise<RoundResult>,
    private readonly onChange: (result: RoundResult | null) => void,
    private readonly random: () => number = Math.random,
    private readonly now: () => number = () => Date.now(),
  ) {}

  get state(): LoopState {
    return this.#state;
  }

  /** Soon, once: called after an entry was written and when the network returns. Not before the server wishes. */
  ask(): void {
    if (this.#stopped || this.#toldToWait) return;
    if (this.#running) this.#again = true;
    else this.#in(0);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
  }

  /** Begins no round for so long, and one after that. Resolves when none runs any more. */
  async rest(milliseconds: number): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (!this.#running) this.#in(0);
    }, milliseconds);
    await this.#round;
  }

  #in(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#resting !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#run();
    }, milliseconds);
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#again = this.#toldToWait = false;
    this.#state = { ...this.#state, syncing: true };
    this.onChange(null);
    let wait = EVERY_MILLISECONDS;
    let result: RoundResult | null = null;
    try {
      result = await this.round((progress) => this.#advanced(progress));
      this.#failures = 0;
      this.#state = { connection: 'ONLINE', syncing: false, problem: null, lastContactAt: this.now(), progress: null };
    } catch (failure) {
      this.#failures += 1;
      wait = retryAfter(this.#failures, this.random);
      if (failure instanceof Problem && failure.retryAfterSeconds !== null) {
        this.#toldToWait = true;
        wait = Math.max(wait, failure.retryAfterSeconds * 1000);
      }
      this.#state = { ...this.#state, syncing: false, progress: null, ...connectionAfter(failure) };
    }
    this.#running = false;
    this.onChange(result);
    // Asked meanwhile, perhaps because the network is back: what hung until now says nothing about that.
    if (this.#again && !this.#toldToWait) wait = this.#failures === 0 ? 0 : Math.min(wait, FIRST_RETRY_MILLISECONDS);
    this.#in(wait);
  }

  #advanced(progress: Progress): void {
    this.#state = { ...this.#state, progress: progress.answered < progress.of ? progress : null };
    this.onChange(null);
  }
}

function connectionAfter(failure: unknown): { connection: Connection; problem: string | null } {
  if (!(failure instanceof Problem)) {
    return { connection: 'OFFLINE', problem: null };
  }
  const refused = failure.status >= 400 && failure.status < 500 && failure.status !== 429;
  return { connection: refused ? 'REFUSED' : 'OFFLINE', problem: failure.problem };
}
