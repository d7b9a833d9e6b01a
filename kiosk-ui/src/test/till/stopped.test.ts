import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyCart, withParticipant } from '../../till/rules/cart';
import type { SaleStanding } from '../../till/rules/refunds';
import { writeState } from '../../till/store/database';
import { syncRound } from '../../till/sync/round';
import {
  closeTheShift,
  currentReport,
  loadStanding,
  moveCash,
  openTheShift,
  recordHeadcount,
  recordRefund,
  recordVisit,
  recordVoid,
} from '../../till/use-cases';
import { TillFixture } from './fixture/till-fixture';
import { wishOf } from './fixture/wishes';

let till: TillFixture;

beforeEach(async () => {
  till = await TillFixture.enrolled();
  await till.sell(1);
  await writeState(till.db, 'stopped', 'REVOKED');
});
afterEach(() => till.close());

const STOPPED = { rule: 'STOPPED' };

it('a till that was stopped begins nothing new', async () => {
  const { counter } = till;
  const sale = (await loadStanding(till.db, till.identity.terminal, 2)) as SaleStanding;
  const visitor = withParticipant(emptyCart(1), { kind: 'BADGE', code: 'jxb1' });
  const begun = [
    () => moveCash(counter, { direction: 'OUT', amountFen: 5_000, reason: '送银行' }),
    () => recordHeadcount(counter, 3),
    () => recordVisit(counter, visitor),
    () => recordRefund(counter, wishOf(sale, 1_000)),
    () => recordVoid(counter, sale, '点错'),
  ];
  for (const begin of begun) await expect(begin()).rejects.toMatchObject(STOPPED);
});

it('and its shift is counted, closed and handed in, but no other opened', async () => {
  const { expectedFen } = await currentReport(till.counter);
  await closeTheShift(till.counter, [], expectedFen);
  await expect(openTheShift(till.counter, 0)).rejects.toMatchObject(STOPPED);
  await syncRound(till.around);
  expect(till.received.map(({ kind }) => kind)).toEqual(['SHIFT_OPENED', 'SALE', 'SHIFT_CLOSED']);
});
