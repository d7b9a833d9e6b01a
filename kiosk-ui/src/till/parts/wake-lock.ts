import { afterPainting } from '../after-painting';
import { isBetweenSales } from '../desk';
import type { Till } from '../till';

/** For as long as the page lives: awake while somebody is being served. */
export function stayAwakeFor(till: Till): void {
  const awake = new ScreenAwake();
  const look = (): void => awake.keep(till.phase === 'RUNNING' && !isBetweenSales(till.desk));
  till.addEventListener('change', look);
  // The line is seen first.
  till.addEventListener('cart', () => void afterPainting().then(look));
}

/** Keeps the screen awake while a sale is open. The browser drops the lock when the page is hidden or power is low: it is asked for again. */
export class ScreenAwake {
  #lock: WakeLockSentinel | null = null;
  #asking = false;
  #wanted = false;

  constructor() {
    document.addEventListener('visibilitychange', () => this.keep(this.#wanted));
  }

  keep(wanted: boolean): void {
    this.#wanted = wanted;
    if (wanted && document.visibilityState === 'visible') void this.#acquire();
    if (!wanted) this.#release();
  }

  async #acquire(): Promise<void> {
    if (this.#lock !== null || this.#asking) return;
    this.#asking = true;
    try {
      const lock = (await navigator.wakeLock?.request('screen')) ?? null;
      this.#lock = lock;
      lock?.addEventListener('release', () => {
        if (this.#lock !== lock) return;
        this.#lock = null;
        this.keep(this.#wanted);
      });
      if (!this.#wanted) this.#release();
    } catch {
      // A low battery or an old browser: the till sells all the same.
    } finally {
      this.#asking = false;
    }
  }

  #release(): void {
    void this.#lock?.release().catch(() => undefined);
    this.#lock = null;
  }
}
