import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../till/store/database';
import { askAboutLast, entryOf, keepOutcomes, retryTroubled, setAside, unsentCount } from '../../till/store/entries';
import type { OutcomeName } from '../../till/wire/upload';
import { NOW, TillFixture } from './fixture/till-fixture';

let till: TillFixture;
let sale: Entry;

beforeEach(async () => {
  till = await TillFixture.enrolled();
  await till.sell(1);
  sale = await current();
});
afterEach(() => till.close());

async function current(): Promise<Entry> {
  const entry = await entryOf(till.db, till.identity.terminal, 2);
  if (!entry) throw new Error('no sale');
  return entry;
}

function answered(outcome: OutcomeName): Promise<number> {
  const { terminal, seq, seal } = sale;
  return keepOutcomes(till.db, [{ terminal, seq, hash: seal.hash, outcome, branch: 0, reason: null }], NOW);
}

describe('what the server answered while the till looked elsewhere is not overwritten', () => {
  it('by offering troubled entries again', async () => {
    await answered('UNVERIFIED');
    await Promise.all([retryTroubled(till.db), answered('RECORDED')]);
    expect(await current()).toMatchObject({ outcome: 'RECORDED' });
    expect(await current()).not.toHaveProperty('troubled');
  });

  it('by setting aside what was refused in an older request', async () => {
    await answered('RECORDED');
    await setAside(till.db, sale, 'malformed-request');
    expect(await current()).toMatchObject({ outcome: 'RECORDED' });
    expect(await unsentCount(till.db)).toBe(1); // the shift's opening
  });

  it('by asking about the last entry', async () => {
    await answered('RECORDED');
    await Promise.all([askAboutLast(till.db, sale.terminal, 2), answered('PARKED')]);
    expect(await current()).toMatchObject({ outcome: 'PARKED' });
  });
});
