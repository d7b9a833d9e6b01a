import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ScreenAwake } from '../../till/parts/wake-lock';

class Lock extends EventTarget {
  released = false;
  release(): Promise<void> {
    this.released = true;
    return Promise.resolve();
  }
}

let locks: Lock[];
let awake: ScreenAwake;

beforeEach(() => {
  locks = [];
  const request = (): Promise<Lock> => {
    locks.push(new Lock());
    return Promise.resolve(locks.at(-1) as Lock);
  };
  vi.stubGlobal('navigator', { wakeLock: { request } });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  awake = new ScreenAwake();
});
afterEach(() => vi.unstubAllGlobals());

it('asks again at once for a lock that the browser dropped', async () => {
  awake.keep(true);
  await Promise.resolve();
  awake.keep(true);
  expect(locks).toHaveLength(1);
  locks[0]?.dispatchEvent(new Event('release'));
  await Promise.resolve();
  expect(locks).toHaveLength(2);
});

it('lets go of a lock that comes when the sale is over already', async () => {
  awake.keep(true);
  awake.keep(false);
  await vi.waitFor(() => expect(locks[0]?.released).toBe(true));
});
