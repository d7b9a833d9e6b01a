import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyCart, withOpenPrice, withQuantity } from '../../till/rules/cart';
import { refundTenders, standingOf } from '../../till/rules/refunds';
import { cashlessTender, cashTender } from '../../till/rules/tender';
import { entryOf } from '../../till/store/entries';
import type { Entry } from '../../till/store/database';
import { rowsOf } from '../../till/screens/receipts/rows';
import { loadStanding, openTheShift, recordRefund, recordSale, recordVoid } from '../../till/use-cases';
import { readBody, type Method } from '../../till/wire/bodies';
import { GRANTING, TillFixture } from './fixture/till-fixture';

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
  const wish = { standing, chosenMilli: new Map([[1, pieces * 1_000]]), method, cashForAnything, reason: '买错' };
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
    expect(() => refundTenders(standing, 10_001, 'CASH', false)).toThrow(RangeError);
    expect(refundTenders(standing, 0, 'CASH', false)).toEqual([]);
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
  await recordRefund(till.counter, {
    standing: standingOf(another, []),
    chosenMilli: new Map([[1, 1_000]]),
    method: 'CASH',
    cashForAnything: false,
    reason: '买错',
  });
  const rows = rowsOf(await till.db.getAll('journal'));
  expect(rows.map((row) => [row.kind, row.receipt, row.totalFen, row.voided, row.seq])).toEqual([
    ['REFUND', 'A-003-1-5', -200, false, 5],
    ['VOID', 'A-003-1-2', -10_000, false, 2],
    ['SALE', 'A-003-1-3', 200, false, 3],
    ['SALE', 'A-003-1-2', 10_000, true, 2],
  ]);
});
