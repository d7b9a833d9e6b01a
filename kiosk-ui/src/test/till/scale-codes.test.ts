import fc from 'fast-check';
import { expect, it } from 'vitest';
import { innerCheckDigit, scaleCodeOf, weighedFor } from '../../till/rules/scale-codes';
import { needOf, UNSET_RULES } from '../../till/rules/allowance';
import { emptyCart, totalFen } from '../../till/rules/cart';
import { readCode } from '../../till/scan/codes';
import { CatalogueIndex } from '../../till/search/catalogue-index';
import { addWeighed, goodsOf, packetOf } from '../../till/use-cases';
import { grossFen } from '../../till/wire/amounts';
import { TEA } from './fixture/till-fixture';

const PATTERNS = ['21IIIIIWWWWWC', '22IIIIIPPPPPC', '23IIIIVPPPPPC', '24IIIIIVPPPPC'];

const digit = (first12: string): string => {
  const sum = [...first12].reduce((total, each, at) => total + Number(each) * (at % 2 === 0 ? 1 : 3), 0);
  return first12 + String((10 - (sum % 10)) % 10);
};

it('computes the check digits that GS1 General Specifications 7.9 give as examples', () => {
  expect(innerCheckDigit('2875')).toBe(9);
  expect(innerCheckDigit('14685')).toBe(6);
});

it('finds every single misread digit and every swap of a price', () => {
  for (const length of [4, 5]) {
    const price = fc.integer({ min: 0, max: 10 ** length - 1 }).map((each) => String(each).padStart(length, '0'));
    fc.assert(
      fc.property(price, fc.nat(length - 1), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const other = String((Number(digits[at]) + by) % 10);
        expect(innerCheckDigit(digits.slice(0, at) + other + digits.slice(at + 1))).not.toBe(innerCheckDigit(digits));
      }),
    );
  }
});

it('reads items, weights in grams and prices in fen as the patterns say', () => {
  expect(scaleCodeOf('2100123012359', PATTERNS)).toEqual({ item: '123', milli: 1235 });
  expect(scaleCodeOf('2200123012349', PATTERNS)).toEqual({ item: '123', fen: 1234 });
  expect(scaleCodeOf('2301236146850', PATTERNS)).toEqual({ item: '123', fen: 14_685 });
  expect(scaleCodeOf('2301235146850', PATTERNS)).toEqual({ item: '123', wrong: true });
  expect(scaleCodeOf('2400123928750', PATTERNS)).toEqual({ item: '123', fen: 2_875 });
  expect(scaleCodeOf('2500123012359', PATTERNS)).toBeNull();
});

it('meets a label’s price to the fen, by less than a gram’s, which nobody has to grant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 60_000 }), (labelFen, priceFen) => {
      const { milli, offFen } = weighedFor(labelFen, priceFen);
      expect(grossFen(priceFen, milli) - offFen).toBe(labelFen);
      expect(offFen * 1000).toBeLessThan(priceFen);
      expect(offFen).toBeGreaterThanOrEqual(0);
    }),
  );
});

const MEAT = { ...TEA, code: 'P-0021', gtin: null, unit: 'KILOGRAM' as const, priceFen: 15_800, pinyin: '' };
const PIECE = { ...TEA, code: 'P-0008', gtin: null, priceFen: 500, pinyin: '' };
const OWN = { ...TEA, code: 'P-0009', gtin: `0${digit('210012301236')}`, pinyin: '' };
const catalogue = new CatalogueIndex(1, [MEAT, PIECE, OWN]);
const scales = { patterns: PATTERNS, items: { 123: 'P-0021', 124: 'P-0008', 125: 'P-9999' } };
const found = (first12: string): ReturnType<typeof goodsOf> =>
  goodsOf(readCode(digit(first12), 'GOODS'), catalogue, scales, '2026-11-28');

it('puts into the cart what the code says, and nothing that it does not', () => {
  const misread = digit('210012301235').replace(/.$/, (last) => String((Number(last) + 1) % 10));
  expect(found('210012301235')).toMatchObject({ product: MEAT, weighed: { milli: 1235, offFen: 0 } });
  expect(found('210012301236')).toMatchObject({ product: OWN });
  expect(found('220012401500')).toMatchObject({ product: PIECE, weighed: { milli: 3000 } });
  expect(found('220012401501')).toMatchObject({ refused: 'NO_WHOLE_PIECES' });
  expect(found('210012401501')).toMatchObject({ refused: 'BY_PIECE' });
  expect(found('230123514685')).toMatchObject({ refused: 'CHECK_DIGIT' });
  expect(found('210012501235')).toEqual({ unknown: digit('210012501235'), item: '125' });
  expect(goodsOf(readCode(misread, 'GOODS'), catalogue, scales, '2026-11-28')).toEqual({ unknown: misread });
});

it('reads eight digits as the EAN-8 that a product has, else as the short form of a UPC-A', () => {
  const shelf = (...gtins: string[]): CatalogueIndex =>
    new CatalogueIndex(
      1,
      gtins.map((gtin) => ({ ...OWN, code: gtin, gtin })),
    );
  const read = (scanned: string, on: CatalogueIndex): ReturnType<typeof goodsOf> =>
    goodsOf(readCode(scanned, 'GOODS'), on, scales, '2026-11-28');
  const long = ['042100005264', '012300000451', '012340000053', '012345000065'];
  for (const [at, short] of ['04252614', '01234531', '01234543', '01234565'].entries())
    expect(read(short, shelf(...long))).toMatchObject({ product: { code: long[at] } });
  expect(read('01234565', shelf(...long, '01234565'))).toMatchObject({ product: { code: '01234565' } });
  expect(read('01234565', shelf())).toEqual({ unknown: '1234565' });
  expect(read('04252615', shelf(...long))).toEqual({ unknown: '04252615' });
});

it('knows one packet by each of its codes, and two labels of other weights as two', () => {
  const packet = (scanned: string): string => {
    const read = goodsOf(readCode(scanned, 'GOODS'), catalogue, scales, '2026-11-28');
    return 'product' in read ? packetOf(read) : '';
  };
  expect(packet('https://9.example.cn/p/P-0009')).toBe(packet(OWN.gtin));
  expect(packet(digit('210012301235'))).not.toBe(packet(digit('210012301237')));
});

it('charges what the label says', () => {
  const price = found('220012301234');
  if (!('weighed' in price) || !price.weighed) throw new Error('not read');
  const adding = addWeighed(emptyCart(1), MEAT, price.weighed, 9_999_000, '标价');
  if (adding.outcome !== 'ADDED') throw new Error(adding.outcome);
  expect(totalFen(adding.cart)).toBe(1_234);
  const strict = { ...UNSET_RULES, cashierDiscountPermille: 0, supervisorDiscountPermille: 0 };
  expect(needOf(adding.cart, 0, { rules: strict, supervisor: false })).toBe('NOTHING');
});

it('refuses a label that nothing was weighed for', () => {
  for (const nothing of ['210012300000', '220012300000'])
    expect(found(nothing)).toMatchObject({ refused: 'NOTHING_WEIGHED' });
});
