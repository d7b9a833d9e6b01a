import { standingOf } from '../../till/rules/refunds';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readState, writeState } from '../../till/store/database';
import { entriesOfShift, entryOf, receiptNumbered, unsentCount } from '../../till/store/entries';
import { Fenced, Journal, TooLong } from '../../till/store/journal';
import { recordRefund, recordVoid, openTheShift, RuleBroken } from '../../till/use-cases';
import { genesisHash, nextHash } from '../../till/wire/chain';
import { fromBase64url, toBase64url } from '../../till/wire/bytes';
import { readBody } from '../../till/wire/bodies';
import { TillFixture } from './fixture/till-fixture';
import { wishOf } from './fixture/wishes';

let till: TillFixture;
beforeEach(async () => {
  till = await TillFixture.enrolled();
});
afterEach(() => till.close());

const entries = async (): Promise<Awaited<ReturnType<typeof entriesOfShift>>> =>
  entriesOfShift(till.db, till.identity.terminal, 1);

describe('the journal', () => {
  it('chains every entry to the one before', async () => {
    await till.sell(5);
    let hash = await genesisHash(till.identity.terminal, fromBase64url(till.identity.publicKey));
    for (const entry of await entries()) {
      expect(entry.seal.previous).toBe(toBase64url(hash));
      hash = await nextHash(hash, entry.body);
      expect(entry.seal.hash).toBe(toBase64url(hash));
    }
    expect((await readState(till.db, 'head'))?.headHash).toBe(toBase64url(hash));
  });

  it('numbers entries one after another, even if all are asked for at once', async () => {
    await openTheShift(till.counter, 0);
    const asked = Array.from({ length: 20 }, (_, at) =>
      till.journal.append({ cashier: 3, fact: () => ({ kind: 'HEADCOUNT', count: at + 1 }) }),
    );
    expect((await Promise.all(asked)).map((entry) => entry.seq)).toEqual(asked.map((_, at) => at + 2));
    expect(await unsentCount(till.db)).toBe(21);
  });

  it('writes nothing once another tab has taken over', async () => {
    await till.sell(1);
    await writeState(till.db, 'writer', 'other-tab');
    await expect(till.sell(1)).rejects.toThrow(Fenced);
    expect(await unsentCount(till.db)).toBe(2);
    expect((await readState(till.db, 'head'))?.nextSeq).toBe(3);
  });

  it('writes nothing from a head that has moved', async () => {
    await till.sell(1);
    const copy = await Journal.open(till.db, till.identity, 'this-tab', till.clock.stamp);
    await till.sell(1);
    const late = copy.append({ cashier: 3, fact: () => ({ kind: 'HEADCOUNT', count: 1 }) });
    await expect(late).rejects.toThrow(Fenced);
    expect(readBody((await entryOf(till.db, till.identity.terminal, 3))?.body ?? '').kind).toBe('SALE');
  });

  it('finds a receipt by its printed number, however old', async () => {
    await till.sell(2);
    const { terminal } = till.identity;
    expect((await receiptNumbered(till.db, terminal, 'A-003-1-3'))?.seq).toBe(3);
    for (const none of ['A-003-1-4', 'A-003-2-3', 'A-003-1-1', '3'])
      expect(await receiptNumbered(till.db, terminal, none)).toBeUndefined();
  });

  it('turns the desk to done in the same transaction as the sale', async () => {
    await till.sell(1);
    expect(await readState(till.db, 'desk')).toEqual({ stage: 'DONE', seq: 2 });
  });

  it('writes nothing that the server would not read, and goes on', async () => {
    await till.sell(1);
    const long = till.journal.append({
      cashier: 3,
      fact: () => ({ kind: 'CASH_MOVED', shift: 1, direction: 'IN', amountFen: 1, reason: '长'.repeat(22_000) }),
    });
    await expect(long).rejects.toThrow(TooLong);
    expect(await unsentCount(till.db)).toBe(2);
    await till.sell(1);
    expect(await unsentCount(till.db)).toBe(3);
  });

  it('names receipts after terminal and entry', async () => {
    await till.sell(1);
    const body = readBody((await entries())[1]?.body ?? '');
    expect(body.kind === 'SALE' ? body.receipt : '').toBe('A-003-1-2');
  });
});

describe('refunds and voids', () => {
  const sale = async (): Promise<NonNullable<Awaited<ReturnType<typeof entryOf>>>> => {
    await till.sell(1);
    const entry = await entryOf(till.db, till.identity.terminal, 2);
    if (!entry) throw new Error('no sale');
    return entry;
  };
  it('give back no more than was sold', async () => {
    const sold = await sale();
    await recordRefund(till.counter, wishOf(standingOf(sold, []), 1000));
    const again = recordRefund(till.counter, wishOf(standingOf(sold, []), 1000));
    await expect(again).rejects.toThrow(RangeError);
  });

  it('void nothing of which a part came back', async () => {
    const sold = await sale();
    await recordRefund(till.counter, wishOf(standingOf(sold, []), 500));
    await expect(recordVoid(till.counter, standingOf(sold, []), '收错')).rejects.toThrow(RuleBroken);
  });

  it('take a sale back once, and never after a refund', async () => {
    const sold = await sale();
    await recordVoid(till.counter, standingOf(sold, []), '收错');
    await expect(recordVoid(till.counter, standingOf(sold, []), '收错')).rejects.toThrow(RuleBroken);
    const refund = recordRefund(till.counter, wishOf(standingOf(sold, []), 1000));
    await expect(refund).rejects.toThrow(RangeError);
  });
});
