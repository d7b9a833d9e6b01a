import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Entry } from '../../till/store/database';
import type { Till } from '../../till/till';
import { moveCash } from '../../till/use-cases';
import { during, TillPage } from './fixture/till-page';

let page: TillPage;
let till: Till;

beforeEach(async () => {
  page = new TillPage();
  till = await page.sells();
});
afterEach(() => page.close());

const FETCHED = { direction: 'OUT', amountFen: 5_000, reason: '送银行' } as const;

async function kinds(): Promise<Entry['kind'][]> {
  return (await till.db.getAll('journal')).map(({ kind }) => kind);
}

it('records what is asked for once, however often somebody taps until it answers', async () => {
  const tap = (): Promise<Entry | null> => till.perform((counter) => moveCash(counter, FETCHED));
  const taps: Promise<unknown>[] = [];
  await during(tap(), () => void taps.push(tap()));
  expect(taps.length).toBeGreaterThan(1);
  await Promise.all(taps);
  expect(await kinds()).toEqual(['SHIFT_OPENED', 'CASH_MOVED']);
});
