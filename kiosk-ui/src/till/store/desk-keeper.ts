import { afterPainting } from '../after-painting';

/**
 * Keeps the desk once it was painted, so that a scan is seen first; what changes until then is kept in one go. No entry is
 * written this way: those are on disk before anything says so.
 */
export class DeskKeeper {
  #keeping: Promise<void> = Promise.resolve();
  #asked = false;

  /** `write`: keeps the desk as it is when this is called */
  constructor(
    private readonly write: () => Promise<void>,
    private readonly painted: () => Promise<void> = afterPainting,
  ) {}

  /** Resolves once the desk as it is now, or as it became since, is kept. */
  keep(): Promise<void> {
    if (this.#asked) return this.#keeping;
    this.#asked = true;
    const before = this.#keeping.catch(() => undefined); // told to whoever asked for that one
    this.#keeping = before.then(this.painted).then(() => {
      this.#asked = false;
      return this.write();
    });
    return this.#keeping;
  }

  /** Resolves when nothing is left to keep: what reads or writes the desk itself comes after. */
  async settled(): Promise<void> {
    await this.#keeping.catch(() => undefined);
  }
}
