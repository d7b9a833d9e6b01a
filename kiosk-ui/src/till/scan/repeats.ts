/** A packet held before the scanner a moment too long reads like two. */
const SURELY_TWO_MILLISECONDS = 2_000;

/** Tells a code that was just read from one read anew. */
export class Repeats {
  #text = '';
  #at = -Infinity;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** True if the same was read less than two seconds ago. */
  isRepeat(text: string): boolean {
    const now = this.now();
    const again = text === this.#text && now - this.#at < SURELY_TWO_MILLISECONDS;
    this.#text = text;
    this.#at = now;
    return again;
  }
}
