import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { approved, approverOf, isBeyond, needOf, UNSET_RULES } from '../../till/rules/allowance';
import {
  emptyCart,
  PIECE_MILLI,
  repriced,
  saleLines,
  totalFen,
  withDiscount,
  withLineGrant,
  withOpenPrice,
  withProduct,
  withQuantity,
  type Cart,
  type CartLine,
} from '../../till/rules/cart';
import { cashlessTender, roundableFen } from '../../till/rules/tender';
import { openTheShift, recordSale } from '../../till/use-cases';
import { readBody, type Body, type Sale } from '../../till/wire/bodies';
import vectors from '../vectors/allowances.json';
import { GRANTING, TEA, TillFixture } from './fixture/till-fixture';

const LIMIT = 9_999_000;
const tea = (pieces = 2): Cart => withProduct(emptyCart(1), TEA, pieces * PIECE_MILLI, LIMIT);
const off = (permille: number): Parameters<typeof withLineGrant>[2] => ({ discount: { permille, reason: '尾货' } });

it.each(vectors.cases)('$name', ({ lines, discountFen, roundingFen, permille, freeRoundingFen, beyond }) => {
  const cart: Cart = {
    ...emptyCart(1),
    lines: lines.map(({ discountFen: fen, ...line }, id): CartLine => ({
      id,
      product: 'P-1',
      name: '货',
      specification: null,
      eligible: true,
      ...line,
      unit: line.unit === 'KILOGRAM' ? 'KILOGRAM' : 'PIECE',
      discount: { fen, reason: '' },
    })),
    discount: { fen: discountFen, reason: '' },
  };
  expect(isBeyond(cart, roundingFen, permille, freeRoundingFen)).toBe(beyond);
});

it('asks a supervisor beyond a tenth and for every other price, and nobody beyond half', () => {
  const supervisor = { ...GRANTING, supervisor: true };
  expect(needOf(withLineGrant(tea(), 1, off(100)), 0, GRANTING)).toBe('NOTHING');
  expect(needOf(withLineGrant(tea(), 1, off(101)), 0, GRANTING)).toBe('SUPERVISOR');
  expect(needOf(withLineGrant(tea(), 1, off(101)), 0, supervisor)).toBe('NOTHING');
  expect(needOf(withLineGrant(tea(), 1, off(501)), 0, supervisor)).toBe('BEYOND');
  const dearer = withLineGrant(tea(), 1, { priceFen: 20_000, reason: '礼盒' });
  expect(needOf(dearer, 0, GRANTING)).toBe('SUPERVISOR');
  expect(needOf(dearer, 0, supervisor)).toBe('NOTHING');
});

it('takes a grant back, follows the quantity, and grants nothing to the next piece', () => {
  const granted = withLineGrant(tea(), 1, off(100));
  expect(totalFen(granted)).toBe(30_240);
  expect(totalFen(withProduct(granted, TEA, PIECE_MILLI, LIMIT))).toBe(30_240 + 16_800);
  expect(withLineGrant(withLineGrant(tea(), 1, { priceFen: 9, reason: '' }), 1, null)).toEqual(tea());
  const replaced = withLineGrant(tea(), 1, { priceFen: 15_000, reason: '' });
  const later = repriced(replaced, { version: 2, byCode: () => ({ ...TEA, priceFen: 17_000 }) });
  expect(later.lines[0]).toMatchObject({ priceFen: 15_000, listFen: 17_000 });
});

it('shares out what is off the receipt so that nets make the total', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 1000 })), {
        minLength: 1,
        maxLength: 15,
      }),
      fc.integer({ min: 0, max: 1000 }),
      (lines, permille) => {
        const filled = lines.reduce<Cart>((cart, [price, share]) => {
          const next = withOpenPrice(cart, '其他商品', price);
          return withLineGrant(next, next.nextId - 1, off(share));
        }, emptyCart(1));
        const cart = withDiscount(filled, { permille, reason: '活动' });
        const rounding = roundableFen(totalFen(cart), 99);
        const nets = saleLines(cart, rounding).map(({ netFen }) => netFen);
        expect(nets.reduce((sum, net) => sum + net, 0)).toBe(totalFen(cart) - rounding);
        expect(Math.min(...nets)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

it('leaves off as much as the limit allows', () => {
  expect([0, 8, 9, 98, 99, 999].map((limit) => roundableFen(12_345, limit))).toEqual([0, 0, 5, 5, 45, 345]);
});

const approver = (cart: Cart): number | undefined => approverOf(cart, 0, UNSET_RULES);
const bySupervisor = (cart: Cart): Cart => approved(cart, 0, UNSET_RULES, 4);

it('holds an approved line to its quantity, and takes the mistaken key back', () => {
  const cart = bySupervisor(withLineGrant(tea(1), 1, { priceFen: 1_000, reason: '破损' }));
  expect(approver(cart)).toBe(4);
  expect(approver(withQuantity(cart, 1, 99_000))).toBeUndefined();
  expect(approver(withQuantity(withQuantity(cart, 1, 2_000), 1, 1_000))).toBe(4);
  expect(approver(withLineGrant(cart, 1, off(400)))).toBeUndefined();
});

it('lets other goods in beside an approved line, but not under an approved discount of the whole', () => {
  const line = bySupervisor(withLineGrant(tea(1), 1, off(400)));
  expect(approver(withOpenPrice(line, '葱', 200))).toBe(4);
  const whole = bySupervisor(withDiscount(tea(1), { permille: 200, reason: '活动' }));
  expect(approver(whole)).toBe(4);
  expect(approver(withOpenPrice(whole, '葱', 200))).toBeUndefined();
});

it('lets the cashier leave the fen off what was approved', () => {
  const cart = bySupervisor(withLineGrant(tea(1), 1, off(401)));
  expect(approverOf(cart, 3, UNSET_RULES)).toBe(4);
});

it('asks nobody again for what the cashier may grant alone', () => {
  const cart = bySupervisor(withLineGrant(withOpenPrice(tea(1), '葱', 20_000), 1, off(400)));
  expect(approver(withLineGrant(cart, 2, off(50)))).toBe(4);
  expect(approver(withLineGrant(cart, 2, off(101)))).toBeUndefined();
  const whole = bySupervisor(withDiscount(tea(1), { fen: 5_000, reason: '活动' }));
  expect(needOf(withQuantity(whole, 1, 9_000), 0, GRANTING)).toBe('NOTHING');
});

it('is beyond everybody once the line that carried the discount is out', () => {
  const both = withDiscount(withOpenPrice(tea(1), '葱', 200), { fen: 8_000, reason: '活动' });
  expect(needOf(bySupervisor(both), 0, GRANTING)).toBe('SUPERVISOR');
  expect(needOf(withQuantity(bySupervisor(both), 1, 0), 0, GRANTING)).toBe('BEYOND');
});

let till: TillFixture;
beforeEach(async () => {
  till = await TillFixture.enrolled();
  await openTheShift(till.counter, 0);
});
afterEach(() => till.close());

it('writes who granted what, and refuses what nobody did', async () => {
  const granting = { rules: { ...UNSET_RULES, version: 4 }, supervisor: false };
  const cart = withDiscount(withLineGrant(tea(), 1, off(200)), { fen: 80, reason: '老顾客' });
  const paid = { cart, roundingFen: 0, tenders: [cashlessTender('WECHAT', 26_800, 26_800)], granting };
  await expect(recordSale(till.counter, paid)).rejects.toThrow('NOT_GRANTED');
  const entry = await recordSale(till.counter, { ...paid, cart: approved(cart, 0, granting.rules, 4) });
  const sale = readBody(entry.body) as Body<Sale>;
  expect(sale).toMatchObject({ rules: 4, discountFen: 80, discountReason: '老顾客', approvedBy: 4, totalFen: 26_800 });
  expect(sale.lines[0]).toMatchObject({ discountFen: 6_720, discountReason: '尾货', netFen: 26_800 });
});

it('names no supervisor where none was needed, and no limits where nothing was granted', async () => {
  const cart = approved(withLineGrant(tea(), 1, off(50)), 0, UNSET_RULES, 4);
  const owed = totalFen(cart);
  const tenders = [cashlessTender('ON_ACCOUNT', owed, owed, { unit: '市一中', person: '', note: '' })];
  const slight = await recordSale(till.counter, { cart, roundingFen: 0, tenders, granting: GRANTING });
  expect(readBody(slight.body)).not.toHaveProperty('approvedBy');
  expect(readBody(slight.body)).toMatchObject({ tenders: [{ account: { unit: '市一中' } }] });
  const plain = await recordSale(till.counter, {
    cart: tea(),
    roundingFen: 0,
    tenders: [cashlessTender('WECHAT', 33_600, 33_600)],
    granting: GRANTING,
  });
  expect(readBody(plain.body)).not.toHaveProperty('rules');
});
