import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyCart, saleLines, totalFen, withOpenPrice, type Cart } from '../../till/rules/cart';
import { cashlessTender, cashTender, mustAddUp, quickNotesFen } from '../../till/rules/tender';
import { grossFen, refundFen, sharesFen } from '../../till/wire/amounts';

const amounts = fc.array(fc.integer({ min: 0, max: 500_000_00 }), { minLength: 1, maxLength: 30 });

it('multiplies as exact arithmetic does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 1, max: 9_999_000 }), (priceFen, milli) => {
      const exact = (2n * BigInt(priceFen) * BigInt(milli) + 1000n) / 2000n;
      expect(BigInt(grossFen(priceFen, milli))).toBe(exact);
    }),
  );
});

it('shares a rounding out to the last fen, no line below zero', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (lines, part) => {
      const rounding = Math.floor(lines.reduce((sum, line) => sum + line, 0) * part);
      const shares = sharesFen(rounding, lines);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(rounding);
      shares.forEach((share, at) => expect(share <= (lines[at] ?? 0) && share >= 0).toBe(true));
    }),
  );
});

it('gives back exactly what was paid, however a line is returned', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 12 }),
      (netFen, parts) => {
        const line = { netFen, quantityMilli: parts.reduce((sum, part) => sum + part, 0) };
        const returned = { netFen: 0, quantityMilli: 0 };
        for (const part of parts) {
          const back = refundFen(line, returned, part);
          expect(back).toBeGreaterThanOrEqual(0);
          returned.netFen += back;
          returned.quantityMilli += part;
        }
        expect(returned).toEqual(line);
        expect(() => refundFen(line, returned, 1)).toThrow(RangeError);
      },
    ),
  );
});

it('writes lines whose nets make the total, whatever is waived', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 20 }), (prices) => {
      const cart = prices.reduce<Cart>((filled, price) => withOpenPrice(filled, '其他商品', price), emptyCart(7));
      const rounding = totalFen(cart) % 100;
      const lines = saleLines(cart, rounding);
      expect(lines.reduce((sum, line) => sum + line.netFen, 0)).toBe(totalFen(cart) - rounding);
      expect(lines.map((line) => line.line)).toEqual(prices.map((_, at) => at + 1));
    }),
  );
});

it.each([
  [23.5, [23.5, 24, 25, 30, 50, 100]],
  [123.5, [123.5, 124, 125, 130, 150, 200]],
  [168.37, [168.37, 169, 170, 180, 200]],
  [168, [168, 170, 180, 200]],
  [100, [100]],
  [50, [50, 60, 100]],
])('of %d offers the exact amount first, then what notes make', (owed, offered) => {
  expect(quickNotesFen(Math.round(owed * 100)).map((fen) => fen / 100)).toEqual(offered);
});

it('gives change on cash only, and never takes more than is owed otherwise', () => {
  expect(cashTender(16_800, 20_000)).toMatchObject({ amountFen: 16_800, receivedFen: 20_000, changeFen: 3_200 });
  expect(cashTender(16_800, 10_000)).toMatchObject({ amountFen: 10_000, changeFen: 0 });
  expect(() => cashlessTender('WECHAT', 16_800, 16_801)).toThrow(RangeError);
  expect(() => mustAddUp(16_800, [cashlessTender('WECHAT', 16_800, 16_799)])).toThrow(RangeError);
});
