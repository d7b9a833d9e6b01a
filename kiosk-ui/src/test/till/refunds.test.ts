import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyCart, withOpenPrice, withQuantity } from '../../till/rules/cart';
import {
  refundTenders,
  standingOf,
  wayBack,
  waysBack,
  type SaleStanding,
  type Taken,
  type Way,
} from '../../till/rules/refunds';
import { cashlessTender, cashTender } from '../../till/rules/tender';
import { entryOf } from '../../till/store/entries';
import type { Entry } from '../../till/store/database';
import { rowsOf } from '../../till/screens/receipts/rows';
import { loadStanding, openTheShift, recordRefund, recordSale, recordVoid } from '../../till/use-cases';
import { readBody, type Account, type Method } from '../../till/wire/bodies';
import { GRANTING, TillFixture } from './fixture/till-fixture';
import { wishOf } from './fixture/wishes';

let till: TillFixture;
let sale: Entry;

beforeEach(async () => {
  till = await TillFixture.enrolled();
  await openTheShift(till.counter, 20_000);
  // ten of ¥10: ¥80 by WeChat, ¥20 in cash out of a ¥50 note
  const cart = withQuantity(withOpenPrice(emptyCart(1), '鸡蛋', 1_000), 1, 10_000);
  const tenders = [cashlessTender('WECHAT', 10_000, 8_000), cashTender(2_000, 5_000)];
  sale = await recordSale(till.counter, { cart, roundingFen: 0, tenders, granting: GRANTING });
});
afterEach(() => till.close());

async function back(pieces: number, method: Method, cashForAnything = false): Promise<[Method, number][]> {
  const standing = await loadStanding(till.db, sale.terminal, sale.seq);
  if (!standing) throw new Error('no sale');
  const wish = wishOf(standing, pieces * 1_000, { method }, cashForAnything);
  const body = readBody((await recordRefund(till.counter, wish)).body);
  return body.kind === 'REFUND' ? body.tenders.map((tender) => [tender.method, tender.amountFen]) : [];
}

describe('the money of a sale paid in two ways', () => {
  it('goes back by both, and no more by either than it took', async () => {
    expect(await back(5, 'CASH')).toEqual([
      ['CASH', 2_000],
      ['WECHAT', 3_000],
    ]);
    expect(await back(1, 'CASH')).toEqual([['WECHAT', 1_000]]);
    expect(await back(4, 'WECHAT')).toEqual([['WECHAT', 4_000]]);
  });

  it.each([
    ['is a cashier', false, null, 2_000],
    ['is a supervisor', true, null, 2_000],
    ['is a supervisor who chose cash', true, { method: 'CASH' } as const, 5_000],
    ['is a cashier who chose cash', false, { method: 'CASH' } as const, 2_000],
  ])('goes back in cash as far as cash reached, unless whoever gives it %s', (_, supervised, chosen, cashFen) => {
    const standing = standingOf(sale, []);
    // Cash stands first, as on a receipt that was paid in cash first.
    const ways = waysBack({ left: [...standing.left].reverse() }, supervised);
    const { first, cashForAnything } = wayBack(ways, chosen, supervised);
    expect(refundTenders(standing, 5_000, first, cashForAnything)[0]).toMatchObject({
      method: 'CASH',
      amountFen: cashFen,
    });
  });

  it('goes back by the chosen way first', async () => {
    expect(await back(10, 'WECHAT')).toEqual([
      ['WECHAT', 8_000],
      ['CASH', 2_000],
    ]);
  });

  it('goes back in cash for anything if a supervisor says so', async () => {
    expect(await back(9, 'CASH', true)).toEqual([['CASH', 9_000]]);
    // More cash went out than came in: the last ¥10 go by WeChat.
    expect(await back(1, 'CASH')).toEqual([['WECHAT', 1_000]]);
  });

  it('is never more than was paid', async () => {
    const entry = await entryOf(till.db, sale.terminal, sale.seq);
    const standing = entry && (await loadStanding(till.db, entry.terminal, entry.seq));
    if (!standing) throw new Error('no sale');
    expect(() => refundTenders(standing, 10_001, { method: 'CASH' }, false)).toThrow(RangeError);
    expect(refundTenders(standing, 0, { method: 'CASH' }, false)).toEqual([]);
  });
});

describe('what was confirmed', () => {
  const shown = async (): Promise<SaleStanding> => {
    const standing = await loadStanding(till.db, sale.terminal, sale.seq);
    if (!standing) throw new Error('no sale');
    return standing;
  };
  const counted = async (): Promise<number> => (await till.db.getAll('journal')).length;

  it('is refused if another till gave the cash back meanwhile', async () => {
    const standing = await shown();
    const confirmed = wishOf(standing, 2_000);
    expect(confirmed.confirmed).toMatchObject([{ method: 'CASH', amountFen: 2_000 }]);
    const taken: Taken = {
      kind: 'REFUND',
      lines: [{ line: 1, quantityMilli: 2_000, netFen: 2_000 }],
      tenders: [{ method: 'CASH', amountFen: 2_000 }],
    };
    const now = standingOf(sale, [], { taken: [taken], reserved: new Set() });
    await expect(recordRefund(till.counter, { ...confirmed, standing: now })).rejects.toThrow(RangeError);
    expect(await counted()).toBe(2);
    expect((await recordRefund(till.counter, wishOf(now, 2_000))).kind).toBe('REFUND');
  });

  it('is refused if it is another amount now', async () => {
    const wish = wishOf(await shown(), 3_000, { method: 'WECHAT' });
    const another = wish.confirmed.map((tender) => ({ ...tender, amountFen: tender.amountFen - 1 }));
    await expect(recordRefund(till.counter, { ...wish, confirmed: another })).rejects.toThrow(RangeError);
    expect(await counted()).toBe(2);
  });
});

describe('a sale on the accounts of two units', () => {
  const SCHOOL = { unit: '石门一中', person: '王老师', note: '食堂' };
  const HOSPITAL = { unit: '县人民医院', person: '', note: '' };
  const onAccount = (account: Account): Way => ({ method: 'ON_ACCOUNT', account });
  let shared: Entry;
  beforeEach(async () => {
    shared = await recordSale(till.counter, {
      cart: withQuantity(withOpenPrice(emptyCart(1), '米', 1_000), 1, 4_000),
      roundingFen: 0,
      tenders: [
        cashlessTender('ON_ACCOUNT', 4_000, 1_000, SCHOOL),
        cashlessTender('ON_ACCOUNT', 3_000, 3_000, HOSPITAL),
      ],
      granting: GRANTING,
    });
  });

  const refunded = async (milli: number, first: Way): Promise<[string | undefined, number][]> => {
    const standing = await loadStanding(till.db, shared.terminal, shared.seq);
    if (!standing) throw new Error('no sale');
    const body = readBody((await recordRefund(till.counter, wishOf(standing, milli, first))).body);
    return body.kind === 'REFUND' ? body.tenders.map(({ account, amountFen }) => [account?.unit, amountFen]) : [];
  };

  it('goes back to each what is its own', async () => {
    expect(await refunded(4_000, onAccount(SCHOOL))).toEqual([
      [SCHOOL.unit, 1_000],
      [HOSPITAL.unit, 3_000],
    ]);
  });

  it('goes back to the chosen one first, and no more than it owes', async () => {
    expect(await refunded(2_000, onAccount(HOSPITAL))).toEqual([[HOSPITAL.unit, 2_000]]);
    expect(await refunded(2_000, onAccount(HOSPITAL))).toEqual([
      [HOSPITAL.unit, 1_000],
      [SCHOOL.unit, 1_000],
    ]);
  });

  it('counts a refund that names none as the first one’s', () => {
    const tenders = [{ method: 'ON_ACCOUNT' as const, amountFen: 1_000 }];
    const taken: Taken = { kind: 'REFUND', lines: [{ line: 1, quantityMilli: 1_000, netFen: 1_000 }], tenders };
    const { left } = standingOf(shared, [], { taken: [taken], reserved: new Set() });
    expect(left.map(({ leftFen }) => leftFen)).toEqual([0, 3_000]);
  });
});

it('the list of receipts shows what was voided, and what a void took back', async () => {
  const another = await recordSale(till.counter, {
    cart: withOpenPrice(emptyCart(1), '葱', 200),
    roundingFen: 0,
    tenders: [cashTender(200, 200)],
    granting: GRANTING,
  });
  await recordVoid(till.counter, standingOf(sale, []), '收错');
  await recordRefund(till.counter, wishOf(standingOf(another, []), 1_000));
  const rows = rowsOf(await till.db.getAll('journal'));
  expect(rows.map((row) => [row.kind, row.receipt, row.totalFen, row.voided, row.seq])).toEqual([
    ['REFUND', 'A-003-1-5', -200, false, 5],
    ['VOID', 'A-003-1-2', -10_000, false, 2],
    ['SALE', 'A-003-1-3', 200, false, 3],
    ['SALE', 'A-003-1-2', 10_000, true, 2],
  ]);
});
