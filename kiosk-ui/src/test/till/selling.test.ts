import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blockedOn } from '../../till/desk';
import { attachLate } from '../../till/late-phone';
import { cleared, withLinesBack, withParticipant, withQuantity, type Cart } from '../../till/rules/cart';
import type { Till } from '../../till/till';
import { addGoods, asListed } from '../../till/use-cases';
import { cashTender } from '../../till/rules/tender';
import { cartOf, paying, sell, TillPage } from './fixture/till-page';
import { product, TEA } from './fixture/till-fixture';

const CHEAPER = { [TEA.code]: { priceFen: 15_000 } };

let page: TillPage;
let till: Till;

beforeEach(async () => {
  page = new TillPage();
  till = await page.sells();
});
afterEach(() => page.close());

it.each<[string, (cart: Cart) => Cart]>([
  ['cleared', cleared],
  ['emptied line by line', (cart) => withQuantity(cart, 1, 0)],
])('undo of a cart that was %s brings back goods at the prices that came meanwhile', async (_, emptied) => {
  await till.setCart(cartOf(2));
  await page.listChanges(till, CHEAPER);
  const before = till.cart;
  await till.setCart(emptied(before));
  await till.setCart(withLinesBack(till.cart, before));
  expect(till.cart).toMatchObject({ catalogue: 2, lines: [{ id: 1, priceFen: 15_000, wasFen: 16_800 }] });
});

it('goods that a dialog asked about go into the cart as they are listed once it is answered', async () => {
  const asked = product(till.catalogue, TEA.code);
  await page.listChanges(till, CHEAPER);
  const adding = addGoods(till.cart, asListed(asked, till.catalogue), 1_000, 9_999_000);
  expect(adding).toMatchObject({ cart: { catalogue: 2, lines: [{ priceFen: 15_000 }] } });
  await page.listChanges(till, { [TEA.code]: undefined });
  expect(addGoods(till.cart, asListed(asked, till.catalogue), 1_000, 9_999_000)).toEqual({
    outcome: 'BLOCKED',
    reason: 'DELISTED',
  });
});

it('a list that changes while somebody pays alters nothing of what is being paid, and is the next customer’s', async () => {
  const cart = cartOf(2);
  await till.setDesk(paying(cart));
  const { desk } = till;
  await page.listChanges(till, { [TEA.code]: { priceFen: 15_000, eligibility: null } });
  await page.listChanges(till, CHEAPER);
  expect(till.desk).toBe(desk);
  await till.setDesk({ ...paying(cart), tenders: [cashTender(33_600, 100)] });
  expect(till.cart).toEqual(cart);
  const sold = await till.perform((counter) => sell(counter, till.cart));
  expect(JSON.parse(sold?.body ?? '')).toMatchObject({ catalogue: 1, totalFen: 33_600 });
  await till.setCart(till.cart);
  expect([till.cart.catalogue, product(till.catalogue, TEA.code).priceFen]).toEqual([3, 15_000]);
});

it('goods that are recalled in mid-cart are not paid, nor is the payment completed, unless money was taken', async () => {
  await till.setCart(cartOf(2));
  expect(blockedOn(till.desk, till.catalogue)).toBeNull();
  await page.listChanges(till, { [TEA.code]: { blocked: 'RECALLED' } });
  const recalled = { line: { product: TEA.code }, reason: 'RECALLED' };
  expect(blockedOn(till.desk, till.catalogue)).toMatchObject(recalled);
  await till.setDesk(paying(till.cart));
  expect(blockedOn(till.desk, till.catalogue)).toMatchObject(recalled);
  await till.setDesk({ ...paying(till.cart), tenders: [cashTender(33_600, 100)] });
  expect(blockedOn(till.desk, till.catalogue)).toBeNull();
});

describe('a phone number that is encrypted late', () => {
  const PHONE = { kind: 'PHONE', digest: 'D' } as const;
  const BADGE = { kind: 'BADGE', code: 'jxb1' } as const;

  /** Whether it was attached, what was done being done while it is encrypted. */
  const attached = (meanwhile: () => Promise<unknown>): Promise<boolean> =>
    attachLate(till, () => meanwhile().then(() => ({ digest: 'D', attachment: 'SEALED' })));

  it('goes to the sale it was typed for, whatever was scanned meanwhile', async () => {
    await till.setCart(cartOf(1));
    expect(await attached(() => till.setCart({ ...till.cart, lines: cartOf(2).lines }))).toBe(true);
    expect(till.cart).toEqual(withParticipant(cartOf(2), PHONE, 'SEALED'));
  });

  it('leaves a payment that has begun alone, with all that was paid', async () => {
    await till.setCart(cartOf(2));
    const begun = { ...paying(cartOf(2)), roundingFen: 60, tenders: [cashTender(33_600, 100)] };
    expect(await attached(() => till.setDesk(begun))).toBe(false);
    expect(till.desk).toBe(begun);
    expect(await attached(() => Promise.resolve())).toBe(false);
    expect(till.desk).toBe(begun);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'the next customer',
      () => till.perform((counter) => sell(counter, cartOf(1))).then(() => till.setCart(cartOf(3))),
    ],
    ['whoever is served while that cart is held', () => till.exchangeCart(null)],
    ['who comes after a cleared cart', () => till.setCart(cleared(till.cart))],
    ['a cart whose badge was scanned after it', () => till.setCart(withParticipant(till.cart, BADGE))],
  ])('never goes to %s', async (_, meanwhile) => {
    await till.setCart(cartOf(1));
    expect(await attached(meanwhile)).toBe(false);
    expect(till.cart.participant).not.toEqual(PHONE);
  });
});
