import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GIVE_WAY, keepAppFresh, type AppUpdates } from '../../till/updates';

class Waiting extends EventTarget {
  asked = 0;
  postMessage(): void {
    this.asked += 1;
  }
}

let serviceWorker: EventTarget;
let waiting: Waiting;
let reloads: number;
let selling: boolean;
let updates: AppUpdates;
/** how long the page was told to ask its server nothing */
let quiet: number[];

beforeEach(() => opens({}));

/** A page with a new version waiting behind the one that serves it; `controller` null: nothing serves it yet. */
async function opens(controller: object | null): Promise<void> {
  vi.useFakeTimers();
  [waiting, reloads, selling, quiet] = [new Waiting(), 0, true, []];
  const registration = Object.assign(new EventTarget(), { waiting, installing: null });
  serviceWorker = Object.assign(new EventTarget(), { register: () => Promise.resolve(registration), controller });
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('location', { reload: () => (reloads += 1) });
  updates = keepAppFresh(
    () => !selling,
    () => undefined,
    (milliseconds) => {
      quiet.push(milliseconds);
      return Promise.resolve();
    },
  );
  await vi.advanceTimersByTimeAsync(0);
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const takesOver = (): boolean => serviceWorker.dispatchEvent(new Event('controllerchange'));

it('a new version waits until no sale is open, then the page is loaded anew', async () => {
  expect(waiting.asked).toBe(0);
  selling = false;
  updates.activateIfWaiting();
  await vi.advanceTimersByTimeAsync(300);
  expect([waiting.asked, reloads]).toEqual([1, 0]);
  takesOver();
  expect(reloads).toBe(1);
});

it('whatever the old version still sends is told to give way first', async () => {
  const sending = new BroadcastChannel(GIVE_WAY);
  const told = new Promise((resolve) => (sending.onmessage = resolve));
  updates.activateIfWaiting();
  selling = false;
  updates.activateIfWaiting();
  await told;
  await vi.advanceTimersByTimeAsync(300);
  sending.close();
  expect(waiting.asked).toBe(1);
});

it('a new version that did not take over is asked again after the next sale', async () => {
  selling = false;
  updates.activateIfWaiting();
  await vi.advanceTimersByTimeAsync(300);
  updates.activateIfWaiting();
  await vi.advanceTimersByTimeAsync(300);
  expect(waiting.asked).toBe(2);
});

it('a new version that does not come in is asked again while the page keeps quiet, but for a sale', async () => {
  selling = false;
  updates.activateIfWaiting();
  await vi.advanceTimersByTimeAsync(6_600);
  expect([waiting.asked, quiet]).toEqual([2, [4_000, 4_000]]);
  selling = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(waiting.asked).toBe(2);
});

it('a sale that began while the new version took over is finished first', () => {
  selling = false;
  updates.activateIfWaiting();
  selling = true;
  takesOver();
  expect(reloads).toBe(0);
  selling = false;
  updates.activateIfWaiting();
  expect(reloads).toBe(1);
});

it('a new version that this page did not let in is loaded once it is at rest, on whatever page that is', () => {
  takesOver();
  expect(reloads).toBe(0);
  selling = false;
  window.dispatchEvent(new Event('hashchange'));
  expect([waiting.asked, reloads]).toEqual([0, 1]);
});

it('the first version of all takes over without a reload', async () => {
  await opens(null);
  selling = false;
  takesOver();
  expect(reloads).toBe(0);
});
