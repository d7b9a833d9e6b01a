import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ScreenAwake, stayAwakeFor } from '../../till/parts/wake-lock';
import { cartOf, paying, sell, TillPage } from './fixture/till-page';

class Lock extends EventTarget {
  released = false;
  release(): Promise<void> {
    this.released = true;
    return Promise.resolve();
  }
}

let locks: Lock[];
let awake: ScreenAwake;

const request = (): Promise<Lock> => {
  locks.push(new Lock());
  return Promise.resolve(locks.at(-1) as Lock);
};

beforeEach(() => {
  locks = [];
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

it('is asked for while a cart is open or paid, and let go between two sales', async () => {
  const page = new TillPage();
  Object.assign(document, { visibilityState: 'visible' });
  Object.assign(navigator, { wakeLock: { request } });
  const till = await page.sells();
  stayAwakeFor(till);
  const held = (): number => locks.filter(({ released }) => !released).length;
  await till.setCart(cartOf(1));
  await vi.waitFor(() => expect(held()).toBe(1));
  await till.setDesk(paying(cartOf(1)));
  expect(held()).toBe(1);
  await till.perform((counter) => sell(counter, cartOf(1)));
  await vi.waitFor(() => expect(held()).toBe(0));
  await till.setCart(cartOf(2));
  await vi.waitFor(() => expect(held()).toBe(1));
  await till.setCart(cartOf(0));
  await vi.waitFor(() => expect(held()).toBe(0));
  await page.close();
});
