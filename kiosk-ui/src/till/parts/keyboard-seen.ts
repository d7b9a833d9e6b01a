/** A scanner's keys are closer together than this, and it never sends one alone. */
const ALONE_MILLISECONDS = 250;
/** They come with the key that they change. */
const MODIFIERS = /^(Alt|Control|Meta|Shift)/;

type Key = Pick<KeyboardEvent, 'code' | 'timeStamp'>;

/**
 * Calls `seen` once somebody pressed a key of a real keyboard: one that names its place, as no soft keyboard's does, with none
 * close before or after it. Returns what ends the watch.
 */
export function watchForKeyboard(seen: () => void): () => void {
  let lastAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => window.removeEventListener('keydown', listen, { capture: true });
  const listen = ({ code, timeStamp }: Key): void => {
    if (MODIFIERS.test(code)) return;
    const alone = timeStamp - lastAt > ALONE_MILLISECONDS;
    lastAt = timeStamp;
    clearTimeout(timer);
    if (!alone || code === '') return;
    timer = setTimeout(() => {
      stop();
      seen();
    }, ALONE_MILLISECONDS);
  };
  window.addEventListener('keydown', listen, { capture: true });
  return stop;
}
