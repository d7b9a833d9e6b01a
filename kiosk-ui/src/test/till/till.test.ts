import { openDB, type IDBPDatabase } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withParticipant } from '../../till/rules/cart';
import { readState, writeState, type Entry, type WrappedCashier } from '../../till/store/database';
import { isAtRest } from '../../till/at-rest';
import { Till } from '../../till/till';
import { moveCash, recordHeadcount, recordVisit } from '../../till/use-cases';
import { TEA } from './fixture/till-fixture';
import { cartOf, during, paying, sell, TillPage, until } from './fixture/till-page';

let page: TillPage;
let till: Till;

beforeEach(async () => {
  page = new TillPage();
  till = await page.sells();
});
afterEach(() => page.close());

const FETCHED = { direction: 'OUT', amountFen: 5_000, reason: '送银行' } as const;

async function kinds(): Promise<Entry['kind'][]> {
  return (await till.db.getAll('journal')).map(({ kind }) => kind);
}

it('hears of a recall though its uploads fail', async () => {
  page.refused = '/api/kiosk/entries';
  page.server.state.version += 1;
  page.server.state.products = [{ ...TEA, blocked: 'RECALLED' }];
  page.online = true;
  till.syncNow();
  await until(till, () => till.catalogue.byCode(TEA.code)?.blocked === 'RECALLED');
  await until(till, () => !till.sync.syncing);
  expect([till.sync.connection, till.unsent]).toEqual(['OFFLINE', 1]);
});

it('records what is asked for once, however often somebody taps until it answers', async () => {
  const tap = (): Promise<Entry | null> => till.perform((counter) => moveCash(counter, FETCHED));
  const taps: Promise<unknown>[] = [];
  await during(tap(), () => void taps.push(tap()));
  expect(taps.length).toBeGreaterThan(1);
  await Promise.all(taps);
  expect(await kinds()).toEqual(['SHIFT_OPENED', 'CASH_MOVED']);
});

it('leaves a sale sold, whoever goes back while it is written', async () => {
  await till.setDesk(paying(cartOf(1)));
  page.paints = false;
  const sold = till.perform((counter) => sell(counter, cartOf(1)));
  await during(sold, () => {
    const { desk } = till;
    if (desk.stage === 'PAYING') void till.setCart(desk.cart);
    expect(till.desk).toBe(desk);
  });
  expect(till.desk).toEqual({ stage: 'DONE', seq: 2 });
  expect(await readState(till.db, 'desk')).toEqual({ stage: 'DONE', seq: 2 });
});

it('says what was recorded, even if nothing can be read after it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await till.setDesk(paying(cartOf(1)));
  const sold = await till.perform(async (counter) => {
    const entry = await sell(counter, cartOf(1));
    till.db.close();
    return entry;
  });
  expect(sold?.seq).toBe(2);
  expect(till.desk).toEqual({ stage: 'DONE', seq: 2 });
});

it('loses no scan to what is recorded meanwhile', async () => {
  let pieces = 0;
  const counted = till.perform((counter) => recordHeadcount(counter, 3));
  await during(counted, () => void till.setCart(cartOf((pieces += 1))));
  expect(till.cart.lines[0]?.quantityMilli).toBe(pieces * 1_000);
});

it('takes the visitor of a visit away, and leaves what was scanned while it was written', async () => {
  const visitor = withParticipant(cartOf(0), { kind: 'BADGE', code: 'jxb1' });
  await till.setCart(visitor);
  await till.perform((counter) => recordVisit(counter, visitor));
  expect(till.cart).toEqual(cartOf(0));
  await till.setCart(visitor);
  const visited = till.perform((counter) => recordVisit(counter, visitor));
  await till.setCart({ ...cartOf(2), participant: visitor.participant });
  await visited;
  await till.setDesk(till.desk);
  expect(till.cart).toEqual(cartOf(2));
  expect(await readState(till.db, 'desk')).toEqual({ stage: 'SELLING', cart: cartOf(2) });
});

it('puts nothing on the desk of a tab that took over while this one was frozen', async () => {
  await till.setCart(cartOf(1));
  await writeState(till.db, 'writer', 'another tab');
  await expect(till.setCart(cartOf(2))).rejects.toThrow('another tab');
  expect(await readState(till.db, 'desk')).toEqual({ stage: 'SELLING', cart: cartOf(1) });
  expect(till.phase).toBe('OTHER_TAB');
});

it('loads a new version of the app only where nothing is half done', async () => {
  location.hash = '#/shift';
  page.isTakenOver();
  location.hash = '#/sell';
  page.dialog = {};
  page.window.dispatchEvent(new Event('hashchange'));
  page.dialog = null;
  const counting = till.perform(async (counter) => {
    page.window.dispatchEvent(new Event('hashchange'));
    return recordHeadcount(counter, 3);
  });
  await counting;
  expect(page.reloads).toBe(0);
  page.window.dispatchEvent(new Event('hashchange'));
  expect(page.reloads).toBe(1);
});

it('a tab that does not write lets no new version in, and gives way to it once it is there', async () => {
  await till.setCart(cartOf(1));
  const other = await page.opens();
  expect(other.phase).toBe('OTHER_TAB');
  page.isTakenOver();
  expect(page.reloads).toBe(0);
  let next: Promise<IDBPDatabase> | undefined;
  await new Promise<void>((blocked) => {
    next = openDB('jiuxiao-till', 99, { blocked: () => blocked() });
  }); // by the one that sells
  expect(page.reloads).toBe(1);
  await till.setCart(cartOf(2));
  expect(await readState(till.db, 'desk')).toEqual({ stage: 'SELLING', cart: cartOf(2) });
  till.db.close();
  (await next)?.close();
});

it('lets a cashier sign in before the goods are read, and serves nobody until they are', async () => {
  await till.setCart(cartOf(2));
  const next = new Till();
  const seen: { phase: string; cashiers: number | undefined; goods: number; between: boolean }[] = [];
  next.addEventListener('change', () => {
    const { phase, setup, catalogue } = next;
    seen.push({ phase, cashiers: setup?.cashiers.length, goods: catalogue.size, between: isAtRest(next) });
    if (phase === 'STOCKING' && !next.cashier) next.signIn(setup?.cashiers[0] as WrappedCashier);
  });
  till.signOut();
  await next.start();
  await next.takeDesk(true);
  expect(seen.filter(({ phase }) => phase === 'STOCKING')[0]).toEqual({
    phase: 'STOCKING',
    cashiers: till.setup?.cashiers.length,
    goods: 0,
    between: false,
  });
  expect(next.phase).toBe('RUNNING');
  expect(next.cashier).not.toBeNull();
  expect(next.catalogue.size).toBe(till.catalogue.size);
  expect(next.cart.lines).toHaveLength(1);
});

it('stays aside if another tab takes over while the goods are read', async () => {
  const [next, third] = [new Till(), new Till()];
  await next.start();
  await third.start();
  page.paints = false; // the goods are read once the sign-in was painted
  let taken: Promise<void> | undefined;
  next.addEventListener('change', () => {
    if (next.phase === 'STOCKING') taken ??= third.takeDesk(true);
  });
  await next.takeDesk(true);
  await taken;
  expect(third.phase).toBe('RUNNING');
  expect(next.phase).toBe('OTHER_TAB');
});
