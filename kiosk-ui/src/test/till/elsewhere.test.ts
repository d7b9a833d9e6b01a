import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForReceipt, hold, isForbidden, recordedOr, takenElsewhere } from '../../till/elsewhere';
import { canRefund, standingOf } from '../../till/rules/refunds';
import { refundReceiptOf } from '../../till/receipt/model';
import { readState, type Entry, type KeptSetup } from '../../till/store/database';
import { correctionsOf } from '../../till/store/entries';
import { Problem, Unreachable } from '../../till/sync/api';
import { syncRound } from '../../till/sync/round';
import { openTheShift, recordRefund } from '../../till/use-cases';
import { receiptIdOf } from '../../till/wire/chain';
import { fakeServer, type FakeServer } from './fake-server/server.mjs';
import { NOW, TillFixture } from './fixture/till-fixture';
import { wishOf } from './fixture/wishes';

let server: FakeServer;
let seller: TillFixture;
let other: TillFixture;
let sale: Entry;

beforeEach(async () => {
  server = fakeServer({ now: () => NOW });
  server.state.codes.set('ABCDWXYZ7Q2M1010', null);
  seller = await TillFixture.enrolled(server);
  other = await TillFixture.enrolled(server, 'ABCDWXYZ7Q2M1010');
  await seller.sell(1);
  sale = (await seller.db.getAll('journal')).find((entry) => entry.kind === 'SALE') as Entry;
  await syncRound(seller.around);
  await openTheShift(other.counter, 0);
});
afterEach(() => {
  seller.close();
  other.close();
});

const code = (): string => receiptIdOf(sale.seal.hash);
const ALL = new Map([[1, 1_000]]);

describe('a receipt of another till', () => {
  it('is found by its code and by its number, and taken back once', async () => {
    const found = await askForReceipt(other, { code: code() });
    expect(await askForReceipt(other, { number: found.receipt })).toEqual(found);
    expect(found.lines[0]).toMatchObject({ leftMilli: 1_000, leftFen: 16_800 });
    const refund = await recordRefund(other.counter, wishOf(found, 1_000));
    expect(refund.originalSeq).toBeUndefined();
    // Not handed in yet, and yet this till does not take it back a second time.
    expect(canRefund(await askForReceipt(other, { code: code() }))).toBe(false);
    await syncRound(other.around);
    const after = await askForReceipt(other, { code: code() });
    expect(after.refundedFen).toBe(16_800);
    expect(canRefund(after)).toBe(false);
  });

  it('shows its number and goods on the receipt of the refund', async () => {
    const found = await askForReceipt(other, { code: code() });
    const refund = await recordRefund(other.counter, wishOf(found, 1_000));
    await syncRound(other.around);
    const kept = (await readState(other.db, 'setup')) as KeptSetup;
    expect(refundReceiptOf(refund, null, kept)).toMatchObject({
      address: `${kept.setup.publicBase}/r/${refund.receiptId}`,
      original: found.receipt,
      lines: [{ name: '石门银峰 特级', netFen: 16_800 }],
    });
  });

  it('is less by what another till is about to take back', async () => {
    const { original } = await askForReceipt(other, { code: code() });
    await hold(seller, original, ALL);
    expect((await askForReceipt(other, { code: code() })).lines[0]?.leftMilli).toBe(0);
    const refused = hold(other, original, new Map([[1, 1]]));
    await expect(refused).rejects.toMatchObject({ status: 409, problem: 'reserved-elsewhere' });
    await hold(seller, original, new Map());
    expect((await askForReceipt(other, { code: code() })).lines[0]?.leftMilli).toBe(1_000);
  });

  it('is given back by no till that was stopped meanwhile, not even its own', async () => {
    const known = server.state.terminals.get(seller.identity.terminal);
    if (known) known.revoked = true;
    seller.api.forgetToken();
    const { original } = await askForReceipt(other, { code: code() });
    const refused = await hold(seller, original, ALL).catch((failure: unknown) => failure);
    expect(isForbidden(refused)).toBe(true);
    seller.faults = ['LOST_REQUEST', 'LOST_REQUEST'];
    expect(isForbidden(await hold(seller, original, ALL).catch((failure: unknown) => failure))).toBe(false);
  });

  it('needs the server', async () => {
    await expect(askForReceipt(other, { code: 'AAAAAAAAAAAAAAAAAAAAAA' })).rejects.toBeInstanceOf(Problem);
    other.faults = ['LOST_REQUEST', 'LOST_REQUEST'];
    await expect(askForReceipt(other, { code: code() })).rejects.toBeInstanceOf(Unreachable);
  });
});

it('what was held is let go unless something was recorded', async () => {
  let given = 0;
  const recorded = (record: () => Promise<Entry | null>): Promise<Entry | null> =>
    recordedOr(() => (given += 1), record);
  expect(await recorded(() => Promise.resolve(sale))).toBe(sale);
  expect(given).toBe(0);
  expect(await recorded(() => Promise.resolve(null))).toBeNull();
  await expect(recorded(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(given).toBe(2);
});

it('a till sees what another took back of its own sale', async () => {
  await recordRefund(other.counter, wishOf(await askForReceipt(other, { code: code() }), 1_000));
  await syncRound(other.around);
  const ours = await correctionsOf(seller.db, sale.terminal, sale.seq);
  expect(canRefund(standingOf(sale, ours))).toBe(true);
  expect(canRefund(standingOf(sale, ours, await takenElsewhere(seller, code())))).toBe(false);
});
