import { afterEach, beforeEach, expect, it } from 'vitest';
import { CatalogueKeeper } from '../../till/catalogue-keeper';
import {
  blockOf,
  emptyCart,
  PIECE_MILLI,
  repriced,
  totalFen,
  withOpenPrice,
  withProduct,
  type Cart,
} from '../../till/rules/cart';
import { syncRound } from '../../till/sync/round';
import { cashlessTender, mayTakePart } from '../../till/rules/tender';
import { addGoods, openTheShift, recordSale } from '../../till/use-cases';
import type { StockedProduct } from '../../till/store/database';
import type { Product } from '../../till/wire/answers';
import { MOST_TENDERS } from '../../till/wire/bodies';
import { GRANTING, product as productOf, relist, TillFixture } from './fixture/till-fixture';

const LIMIT = 9_999_000;
const [TEA, HAM] = ['P-0007', 'P-0031'];

let till: TillFixture;
let keeper: CatalogueKeeper;
let cart: Cart;
const between = (): boolean => cart.lines.length === 0;

beforeEach(async () => {
  till = await TillFixture.enrolled();
  keeper = new CatalogueKeeper();
  cart = emptyCart(0);
  await comes({});
  cart = withProduct(emptyCart(keeper.index.version), product(TEA), PIECE_MILLI, LIMIT);
});
afterEach(() => till.close());

/** The server's list changes, and the till syncs. */
async function comes(changes: Record<string, Partial<Product> | undefined>): Promise<void> {
  relist(till.server, changes);
  await syncRound(till.around);
  await keeper.load(till.db, between);
}

const product = (code: string): StockedProduct => productOf(keeper.index, code);

it('stops a recalled product at once, though a cart is open, and leaves its price alone', async () => {
  await comes({ [TEA]: { priceFen: 15_000, blocked: 'RECALLED' } });
  expect(keeper.index.version).toBe(cart.catalogue);
  expect(product(TEA)).toMatchObject({ priceFen: 16_800, blocked: 'RECALLED' });
  expect(cart.lines.map((line) => blockOf(line, keeper.index))).toEqual(['RECALLED']);
  expect(addGoods(cart, product(TEA), PIECE_MILLI, LIMIT)).toEqual({ outcome: 'BLOCKED', reason: 'RECALLED' });
});

it('stops what is no longer on the list, and only that', async () => {
  await comes({ [TEA]: undefined });
  const both = withProduct(withOpenPrice(cart, '鸡蛋', 100), product(HAM), PIECE_MILLI, LIMIT);
  expect(both.lines.map((line) => blockOf(line, keeper.index))).toEqual(['DELISTED', null, null]);
});

it('keeps one price list for a cart, and takes the newest one for the next', async () => {
  await comes({ [HAM]: { priceFen: 100 } });
  await comes({ [HAM]: { priceFen: 200 } });
  cart = withProduct(cart, product(HAM), PIECE_MILLI, LIMIT);
  expect(cart).toMatchObject({ catalogue: 2, lines: [{ priceFen: 16_800 }, { priceFen: 5_850 }] });
  cart = emptyCart(0);
  expect(keeper.settle()).toBe(true);
  expect([keeper.index.version, product(HAM).priceFen]).toEqual([4, 200]);
  expect(keeper.settle()).toBe(false);
});

it('a cart that a reload finds on an older list is priced anew as a whole, and shows what changed', async () => {
  await comes({ [HAM]: { priceFen: 100 }, [TEA]: { priceFen: 15_000, eligibility: null } });
  keeper = new CatalogueKeeper();
  await keeper.load(till.db, between);
  const now = repriced(withOpenPrice(cart, '鸡蛋', 100), keeper.index);
  expect(now.catalogue).toBe(3);
  expect(now.lines).toMatchObject([
    { product: TEA, priceFen: 15_000, wasFen: 16_800, eligible: false },
    { product: null, priceFen: 100 },
  ]);
  expect(repriced(now, keeper.index)).toBe(now);
});

it('says nothing of a price that came back to what it was', async () => {
  await comes({ [TEA]: { priceFen: 15_000 } });
  cart = repriced(cart, { version: 3, byCode: () => ({ ...product(TEA), priceFen: 15_000 }) });
  cart = repriced(cart, { version: 4, byCode: () => product(TEA) });
  expect(cart.lines[0]).not.toHaveProperty('wasFen');
});

it('lets no more into a cart than one entry holds, with all that a payment adds', async () => {
  const ham: StockedProduct = { ...product(HAM), unit: 'KILOGRAM', name: '腊'.repeat(60) };
  let adding = addGoods(emptyCart(1), ham, 1_234, LIMIT);
  let filled = emptyCart(1);
  while (adding.outcome === 'ADDED') {
    filled = adding.cart;
    adding = addGoods(filled, ham, 1_234, LIMIT);
  }
  expect(adding).toEqual({ outcome: 'FULL' });
  expect(filled.lines.length).toBeGreaterThan(100);
  expect(filled.lines.length).toBeLessThanOrEqual(500);
  await openTheShift(till.counter, 0);
  const owed = totalFen(filled);
  const account = { unit: '单'.repeat(60), person: '人'.repeat(60), note: '记'.repeat(60) };
  const tenders = Array.from({ length: MOST_TENDERS - 1 }, () => cashlessTender('ON_ACCOUNT', owed, 1, account));
  expect([mayTakePart(tenders.slice(1)), mayTakePart(tenders)]).toEqual([true, false]);
  tenders.push(cashlessTender('ON_ACCOUNT', owed, owed - tenders.length, account));
  const paid = { cart: filled, roundingFen: 0, tenders, granting: GRANTING };
  expect((await recordSale(till.counter, paid)).kind).toBe('SALE');
});
