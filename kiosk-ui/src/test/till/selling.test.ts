import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyCart, withLinesBack, withQuantity, type Cart } from '../../till/rules/cart';
import type { Till } from '../../till/till';
import { addGoods, asListed } from '../../till/use-cases';
import { cartOf, TillPage } from './fixture/till-page';
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
  ['cleared', () => emptyCart(till.catalogue.version)],
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
