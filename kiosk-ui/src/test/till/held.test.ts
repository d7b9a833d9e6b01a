import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cleared,
  emptyCart,
  PIECE_MILLI,
  totalFen,
  withDiscount,
  withLinesBack,
  withParticipant,
  withProduct,
  withQuantity,
  type Cart,
} from '../../till/rules/cart';
import { approved, approverOf, UNSET_RULES } from '../../till/rules/allowance';
import { exchanged, type HeldCart } from '../../till/rules/held';
import { Repeats } from '../../till/scan/repeats';
import { heldCarts, keepDesk } from '../../till/store/kept-desk';
import { openDatabase, writeState } from '../../till/store/database';
import { TEA } from './fixture/till-fixture';

const NUTS = { ...TEA, code: 'P-0100', name: '山核桃', priceFen: 3900 };

function cartOf(pieces: number): Cart {
  return withProduct(emptyCart(1), TEA, pieces * PIECE_MILLI, 9_999_000);
}

test('whatever is held and recalled, every cart stays exactly once, in hand or held', () => {
  const step = fc.record({ recall: fc.option(fc.nat(6)), sells: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let held: HeldCart[] = [];
      let cart = emptyCart(1);
      let pieces = 0;
      for (const { recall, sells } of steps) {
        const recalled = recall === null ? null : (held[recall]?.id ?? null);
        ({ held, cart } = exchanged(held, cart, recalled, 0));
        if (cart.lines.length === 0 && sells > 0) {
          cart = cartOf(sells);
          pieces += sells;
        }
        const carts = [cart, ...held.map((each) => each.cart)];
        expect(carts.reduce((sum, each) => sum + totalFen(each), 0)).toBe(pieces * TEA.priceFen);
        expect(new Set(held.map(({ id }) => id)).size).toBe(held.length);
      }
    }),
  );
});

test('an empty cart is not held, and what was held is found again after a reload', async () => {
  const db = await openDatabase(`held-${crypto.randomUUID()}`);
  expect(exchanged([], emptyCart(1), null, 5).held).toEqual([]);
  const { held, cart } = exchanged([], cartOf(2), null, 5);
  await writeState(db, 'writer', 'this tab');
  await keepDesk(db, 'this tab', { stage: 'SELLING', cart }, held);
  expect(cart.lines).toEqual([]);
  expect(await heldCarts(db)).toEqual([{ id: 1, at: 5, cart: cartOf(2) }]);
  db.close();
});

test('what was taken out goes back to its place, and what came meanwhile stays', () => {
  const before = withProduct(withProduct(emptyCart(1), TEA, PIECE_MILLI, 9_999_000), NUTS, PIECE_MILLI, 9_999_000);
  const without = withQuantity(before, 1, 0);
  expect(withLinesBack(without, before)).toEqual(before);
  expect(withLinesBack(cleared(before), before)).toEqual(before);
  const scanned = withProduct(cleared(before), NUTS, PIECE_MILLI, 9_999_000);
  expect(withLinesBack(scanned, before).lines.map(({ name }) => name)).toEqual([TEA.name, NUTS.name, NUTS.name]);
});

test('undoing a cleared cart brings the discount of the whole and its approval back', () => {
  const discounted = withDiscount(cartOf(2), { permille: 200, reason: '活动' });
  const before = approved(discounted, 0, UNSET_RULES, 4);
  const back = withLinesBack(cleared(before), before);
  expect(back).toEqual(before);
  expect(approverOf(back, 0, UNSET_RULES)).toBe(4);
});

test('a badge scanned before a cart is taken up goes with it, and is not lost where that has one', () => {
  const badge = { kind: 'BADGE', code: 'jxb1.new' } as const;
  const scanned = withParticipant(emptyCart(1), badge);
  const alone = exchanged([{ id: 1, at: 0, cart: cartOf(2) }], scanned, 1, 5);
  expect(alone).toEqual({ held: [], cart: withParticipant(cartOf(2), badge) });
  const named = withParticipant(cartOf(2), { kind: 'BADGE', code: 'jxb1.old' });
  const both = exchanged([{ id: 1, at: 0, cart: named }], scanned, 1, 5);
  expect(both).toEqual({ held: [{ id: 2, at: 5, cart: scanned }], cart: named });
});

test('what was seen within two seconds is a repeat, whatever came in between', () => {
  let now = 0;
  const repeats = new Repeats(2_000, () => now);
  const seen = (what: string, at: number): boolean => {
    now = at;
    return repeats.isRepeat(what);
  };
  expect(seen('A', 0)).toBe(false);
  expect(seen('A', 1_999)).toBe(true);
  expect(seen('A', 3_998)).toBe(true);
  expect(seen('A', 5_998)).toBe(false);
  expect(seen('B', 6_000)).toBe(false);
  expect(seen('A', 6_100)).toBe(true);
  expect(seen('B', 8_000)).toBe(false);
});
