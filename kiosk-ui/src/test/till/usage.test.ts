import { afterEach, beforeEach, expect, it } from 'vitest';
import { mostSold, weight } from '../../till/store/usage';
import { NOW, TEA, TillFixture } from './fixture/till-fixture';

const WEEK = 7 * 24 * 60 * 60 * 1000;

let till: TillFixture;
beforeEach(async () => {
  till = await TillFixture.enrolled();
});
afterEach(() => till.close());

it('counts what was sold, a receipt at a time', async () => {
  await till.sell(3);
  expect(await till.db.getAll('usage')).toEqual([{ code: TEA.code, count: 3, last: NOW }]);
});

it('counts nothing that was not sold', async () => {
  await till.sell(0);
  expect(await till.db.getAll('usage')).toEqual([]);
});

it('forgets by halves, a week each, and not at all while the clock stands before the last sale', () => {
  const tea = { code: TEA.code, count: 8, last: NOW };
  expect([0, 1, 3].map((weeks) => weight(tea, NOW + weeks * WEEK))).toEqual([8, 4, 1]);
  expect(weight(tea, NOW - 50 * WEEK)).toBe(8);
});

it('puts first what sold often, unless it is long ago', async () => {
  const sold = [
    { code: 'ONCE', count: 1, last: NOW },
    { code: 'OFTEN', count: 9, last: NOW },
    { code: 'OFTEN LONG AGO', count: 20, last: NOW - 6 * WEEK },
  ];
  for (const usage of sold) await till.db.put('usage', usage);
  expect(await mostSold(till.db, NOW, 40)).toEqual(['OFTEN', 'ONCE', 'OFTEN LONG AGO']);
  expect(await mostSold(till.db, NOW, 1)).toEqual(['OFTEN']);
});
