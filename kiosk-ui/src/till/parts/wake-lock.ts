/** Keeps the screen awake while a sale is open. The browser drops the lock when the page is hidden or power is low: it is asked for again. */
export class ScreenAwake {
  #lock: WakeLockSentinel | null = null;
  #wanted = false;

  constructor() {
    document.addEventListener('visibilitychange', () => {
      if (this.#wanted && document.visibilityState === 'visible') void this.#acquire();
    });
  }

  keep(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) void this.#acquire();
    else {
      void this.#lock?.release().catch(() => undefined);
      this.#lock = null;
    }
  }

  async #acquire(): Promise<void> {
    try {
      this.#lock = (await navigator.wakeLock?.request('screen')) ?? null;
    } catch {
      // A low battery or an old browser: the till sells all the same.
    }
  }
}
