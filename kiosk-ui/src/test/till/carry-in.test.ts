import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadBundle, unsentBundle } from '../../till/carry/bundle';
import { takeIn } from '../../till/carry/take-in';
import { unenrol } from '../../till/enrolment';
import { carriedCounts, carriedUnsentCount, retryCarried } from '../../till/store/carried';
import { unsentCount } from '../../till/store/entries';
import { syncRound } from '../../till/sync/round';
import { NOW, TillFixture } from './fixture/till-fixture';

let till: TillFixture;
let carrier: TillFixture;

beforeEach(async () => {
  till = await TillFixture.enrolled();
  till.server.state.codes.set('9Q2M1010ABCDWXYZ', null);
  carrier = await TillFixture.enrolled(till.server, '9Q2M1010ABCDWXYZ');
});
afterEach(() => {
  till.close();
  carrier.close();
});

const exported = async (): Promise<Blob> => {
  const bundle = await unsentBundle(till.db);
  if (!bundle) throw new Error('nothing unsent');
  return bundle.bytes;
};
const take = (file: Blob): ReturnType<typeof takeIn> => takeIn(carrier.db, file, carrier.identity, NOW);
/** The third of what the carrier has is set aside. */
const isDoubted = async (): Promise<void> => {
  await till.sell(2);
  await take(await exported());
  till.server.state.poison.add(3);
  await syncRound(carrier.around);
};
const seqs = (): number[] => till.received.map(({ seq }) => seq);

describe('another till that carries', () => {
  it('hands in what it carries, apart from its own, and forgets it then', async () => {
    await till.sell(2);
    expect(await take(await exported())).toEqual({ entries: 3, added: 3 });
    expect(await carriedCounts(carrier.db)).toEqual([
      { terminal: till.identity.terminal, label: till.identity.label, unsent: 3, troubled: 0 },
    ]);
    expect(await unsentCount(carrier.db)).toBe(0);
    await syncRound(carrier.around);
    expect(seqs()).toEqual([1, 2, 3]);
    expect(await carriedCounts(carrier.db)).toEqual([]);
  });

  it('and the till itself, and a second carrier, all at once: each entry arrives once', async () => {
    await till.sell(5);
    till.server.state.codes.set('8Q2M1010ABCDWXYZ', null);
    const second = await TillFixture.enrolled(till.server, '8Q2M1010ABCDWXYZ');
    const file = await exported();
    await take(file);
    await takeIn(second.db, file, second.identity, NOW);
    await till.sell(1);
    await Promise.all([till, carrier, second].map(({ around }) => syncRound(around)));
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const { db } of [carrier, second]) expect(await carriedUnsentCount(db)).toBe(0);
    expect(await unsentCount(till.db)).toBe(0);
    second.close();
  });

  it('takes the same file twice as once, and its own not at all', async () => {
    await till.sell(1);
    await take(await exported());
    expect(await take(await exported())).toEqual({ entries: 2, added: 0 });
    expect(await takeIn(till.db, await exported(), till.identity, NOW)).toEqual({ entries: 0, added: 0 });
  });

  it('is not un-enrolled before it has handed them in', async () => {
    await till.sell(1);
    await take(await exported());
    expect(await unenrol(carrier.db, carrier.identity, true)).toBe('CARRIED_ENTRIES');
    await syncRound(carrier.around);
    expect(await unenrol(carrier.db, carrier.identity, true)).toBe('UNENROLLED');
  });

  it('keeps and shows what the server cannot verify, and is not un-enrolled with it', async () => {
    await isDoubted();
    expect(await carriedCounts(carrier.db)).toMatchObject([{ unsent: 0, troubled: 1 }]);
    expect(await unenrol(carrier.db, carrier.identity, true)).toBe('CARRIED_ENTRIES');
  });

  it.each([
    ['is started anew', () => retryCarried(carrier.db)],
    ['is given the same file again', async () => take(await exported())],
  ])('sends what the server could not verify again once it %s', async (_, again) => {
    await isDoubted();
    till.server.state.poison.clear();
    await syncRound(carrier.around);
    expect(seqs()).toEqual([1, 2]);
    await again();
    await syncRound(carrier.around);
    expect(seqs()).toEqual([1, 2, 3]);
    expect(await carriedCounts(carrier.db)).toEqual([]);
  });

  it('is told when a file is none, or was damaged on the way', async () => {
    await till.sell(1);
    const whole = await exported();
    const text = await new Response(whole.stream().pipeThrough(new DecompressionStream('gzip'))).text();
    for (const bad of [
      new Blob([]),
      new Blob(['<html>']),
      whole.slice(0, Math.floor(whole.size / 2)),
      new Blob([text.replace('16800', '16900')]),
    ])
      await expect(take(bad)).rejects.toThrow(BadBundle);
    expect(await carriedUnsentCount(carrier.db)).toBe(0);
    expect(await take(new Blob([text]))).toEqual({ entries: 2, added: 2 });
  });
});
