/** What was seen of late, whatever came in between. */
export class Repeats {
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly milliseconds: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Notes that it is seen now; true if it was seen less than so long ago. */
  isRepeat(what: string): boolean {
    const now = this.now();
    for (const [each, at] of this.#seen) if (now - at >= this.milliseconds) this.#seen.delete(each);
    const again = this.#seen.has(what);
    this.#seen.set(what, now);
    return again;
  }
}
