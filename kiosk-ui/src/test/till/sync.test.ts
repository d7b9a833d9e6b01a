import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetOld, KEPT_MILLISECONDS, retryTroubled, troubledEntries, unsentCount } from '../../till/store/entries';
import { catalogueVersion } from '../../till/store/catalogue';
import { clearState, readState } from '../../till/store/database';
import { unenrol } from '../../till/enrolment';
import { retryAfter } from '../../till/sync/loop';
import { syncRound } from '../../till/sync/round';
import { FAULTS } from './fixture/cable';
import { NOW, TillFixture } from './fixture/till-fixture';

let till: TillFixture;
beforeEach(async () => {
  till = await TillFixture.enrolled();
});
afterEach(() => till.close());

const seqs = (): number[] => till.received.map((body) => body.seq);

describe('a round', () => {
  it('hands everything in once, and fetches setup and catalogue', async () => {
    await till.sell(450);
    const progress: string[] = [];
    const result = await syncRound({
      ...till.around,
      onProgress: ({ answered, of }) => progress.push(`${answered}/${of}`),
    });
    expect(result).toMatchObject({ sent: 451, left: 0 });
    expect(progress).toEqual(['200/451', '400/451', '451/451']);
    expect(seqs()).toEqual(Array.from({ length: 451 }, (_, at) => at + 1));
    const kept = await readState(till.db, 'setup');
    expect(kept?.cashiers.map((cashier) => cashier.name)).toContain('张三');
    expect(kept?.setup.units).toContainEqual({ code: 'CD-YZ', name: '常德市第一中学', shortName: '市一中' });
    expect(await catalogueVersion(till.db)).toBe(1);
    expect((await syncRound(till.around)).sent).toBe(0);
  });

  it('of the service worker leaves the catalogue to the page', async () => {
    await syncRound({ ...till.around, keepsCatalogue: false });
    expect(await catalogueVersion(till.db)).toBe(0);
  });

  it('sends an entry again if the answer was lost, and it counts once', async () => {
    await till.sell(3);
    await syncRound(till.around); // gets the token
    await till.sell(2);
    till.faults = ['NONE', 'LOST_ANSWER'];
    await expect(syncRound(till.around)).rejects.toThrow();
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await unsentCount(till.db)).toBe(2);
    await syncRound(till.around);
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await unsentCount(till.db)).toBe(0);
  });

  it('is known again by a server restored from a backup older than its enrolment, and hands everything in again', async () => {
    await till.sell(3);
    await syncRound(till.around);
    expect((await readState(till.db, 'identity'))?.enrolment).toContain(till.identity.terminal);
    till.server.state.terminals.clear();
    till.server.state.tokens.clear();
    await till.sell(2);
    await syncRound(till.around);
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await unsentCount(till.db)).toBe(0);
  });

  it('never lets one poisoned entry hold up the others', async () => {
    await till.sell(30);
    till.server.state.spoil.add(7);
    await syncRound(till.around);
    // What follows the gap is EARLY: kept unsent, not lost.
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await troubledEntries(till.db)).map((entry) => entry.seq)).toEqual([7]);
    till.server.state.spoil.clear();
    await retryTroubled(till.db);
    await syncRound(till.around);
    expect(seqs()).toEqual(Array.from({ length: 31 }, (_, at) => at + 1));
    expect(await troubledEntries(till.db)).toEqual([]);
    expect(await unsentCount(till.db)).toBe(0);
  });

  it('keeps what the server cannot verify, and says so', async () => {
    await till.sell(2);
    till.server.state.poison.add(3);
    await syncRound(till.around);
    expect(seqs()).toEqual([1, 2]);
    expect((await troubledEntries(till.db)).map((entry) => [entry.seq, entry.reason])).toEqual([[3, 'HASH_DIFFERS']]);
  });

  it('heals a server that was restored from a backup', async () => {
    await till.sell(20);
    await syncRound(till.around);
    till.server.state.terminals.get(till.identity.terminal)?.entries.splice(8);
    await syncRound(till.around);
    expect(seqs()).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
    expect(await unsentCount(till.db)).toBe(0);
  });

  it('stops selling when the server has another history', async () => {
    await till.sell(3);
    await syncRound(till.around);
    const known = till.server.state.terminals.get(till.identity.terminal);
    known?.entries.push({ hash: Buffer.alloc(32), body: { seq: 5, kind: 'SALE' } });
    await syncRound(till.around);
    expect(await readState(till.db, 'stopped')).toBe('FORKED');
  });

  it('stops selling when revoked, and still hands in', async () => {
    await till.sell(1);
    await syncRound(till.around);
    await till.sell(1);
    const known = till.server.state.terminals.get(till.identity.terminal);
    if (known) known.revoked = true;
    till.api.forgetToken();
    await syncRound(till.around);
    expect(await readState(till.db, 'stopped')).toBe('REVOKED');
    expect(seqs()).toEqual([1, 2, 3]);
  });
});

it('delivers every entry exactly once through any faults', async () => {
  const fault = fc.constantFrom(...FAULTS);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ sales: fc.nat(4), faults: fc.array(fault, { maxLength: 8 }) }), { maxLength: 6 }),
      async (days) => {
        const device = await TillFixture.enrolled();
        let sold = 1;
        await device.sell(0);
        for (const day of days) {
          await device.sell(day.sales);
          sold += day.sales;
          device.faults = [...day.faults];
          await syncRound(device.around).catch(() => undefined);
        }
        device.faults = [];
        await syncRound(device.around);
        expect(device.received.map((body) => body.seq)).toEqual(Array.from({ length: sold }, (_, at) => at + 1));
        expect(await unsentCount(device.db)).toBe(0);
        expect(await readState(device.db, 'stopped')).toBeUndefined();
        device.close();
      },
    ),
    { numRuns: 20 },
  );
});

it('waits longer after each failure, up to five minutes, never all at once', () => {
  const waits = Array.from({ length: 12 }, (_, at) => retryAfter(at + 1, () => 1));
  expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
  expect(Math.max(...waits)).toBe(300_000);
  expect(retryAfter(3, () => 0)).toBe(4_000);
});

describe('what was acknowledged', () => {
  it('stays thirty-five days', async () => {
    await till.sell(2);
    await syncRound(till.around);
    expect(await forgetOld(till.db, null, NOW + KEPT_MILLISECONDS)).toBe(0);
    expect(await forgetOld(till.db, null, NOW + KEPT_MILLISECONDS + 1)).toBe(3);
  });

  it('stays, whatever the device makes of the date, until the server tells it', async () => {
    await till.sell(1);
    await syncRound(till.around);
    expect(await forgetOld(till.db, null, null)).toBe(0);
  });

  it('stays longer if its shift is open, and unsent entries stay for ever', async () => {
    await till.sell(2);
    await syncRound(till.around);
    await till.sell(1);
    expect(await forgetOld(till.db, 1, NOW + 2 * KEPT_MILLISECONDS)).toBe(0);
    expect(await forgetOld(till.db, null, NOW + 2 * KEPT_MILLISECONDS)).toBe(3);
    expect(await unsentCount(till.db)).toBe(1);
  });
});

it('refuses to un-enrol with unsent entries or an open shift', async () => {
  await till.sell(1);
  expect(await unenrol(till.db, till.identity, false)).toBe('UNSENT_ENTRIES');
  await syncRound(till.around);
  expect(await unenrol(till.db, till.identity, false)).toBe('SHIFT_OPEN');
  expect(await unenrol(till.db, till.identity, true)).toBe('UNENROLLED');
  expect(await readState(till.db, 'identity')).toBeUndefined();
  expect((await readState(till.db, 'previousTerminal'))?.nextSeq).toBe(3);
  await clearState(till.db, 'previousTerminal');
});
