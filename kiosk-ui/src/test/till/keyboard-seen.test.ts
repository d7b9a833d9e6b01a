import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchForKeyboard } from '../../till/parts/keyboard-seen';

const page = new EventTarget();
vi.stubGlobal('window', page);
const seen = vi.fn();
let stop = (): void => undefined;
let now = 0;

beforeEach(() => {
  vi.useFakeTimers();
  seen.mockClear();
  stop = watchForKeyboard(seen);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function press(codes: string[], gapMilliseconds: number): void {
  for (const code of codes) {
    const event = new Event('keydown');
    for (const [name, value] of Object.entries({ code, timeStamp: now })) Object.defineProperty(event, name, { value });
    page.dispatchEvent(event);
    vi.advanceTimersByTime(gapMilliseconds);
    now += gapMilliseconds;
  }
}

it('a key that is pressed by itself is a keyboard', () => {
  press(['F2'], 1_000);
  expect(seen).toHaveBeenCalledOnce();
  press(['KeyA'], 1_000);
  expect(seen).toHaveBeenCalledOnce();
});

it('so is one that is pressed with another', () => {
  press(['AltLeft'], 50);
  press(['KeyK'], 1_000);
  expect(seen).toHaveBeenCalledOnce();
});

it('what a scanner types is none, however often', () => {
  const code = ['Digit6', 'Digit9', 'Digit0', 'Digit1', 'Digit2', 'Digit3', 'Enter'];
  for (let scan = 0; scan < 3; scan += 1) {
    press(code, 100);
    vi.advanceTimersByTime(2_000);
    now += 2_000;
  }
  expect(seen).not.toHaveBeenCalled();
});

it('a soft keyboard is none', () => {
  press([''], 1_000);
  expect(seen).not.toHaveBeenCalled();
});
