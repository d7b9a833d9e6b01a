import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileOf, unsentBundle } from '../../till/carry/bundle';
import { unsentCount } from '../../till/store/entries';
import { syncRound } from '../../till/sync/round';
import { uploadLines } from '../../till/wire/upload';
import { TillFixture } from './fixture/till-fixture';

let till: TillFixture;
beforeEach(async () => {
  till = await TillFixture.enrolled();
});
afterEach(() => till.close());

it('a bundle holds the very lines of the upload, and its name says whose they are', async () => {
  await till.sell(2);
  await syncRound(till.around);
  await till.sell(3);
  const bundle = await unsentBundle(till.db);
  if (!bundle) throw new Error('nothing unsent');
  const text = gunzipSync(Buffer.from(await bundle.bytes.arrayBuffer())).toString();
  expect(text).toBe(uploadLines(bundle.entries));
  expect(text.trimEnd().split('\n')).toHaveLength(6);
  expect(fileOf(bundle, till.identity.label).name).toBe('jiuxiao-A-003-1-4-6.ndjson.gz');
});

it('taking a bundle away leaves the entries unsent: only the server acknowledges', async () => {
  await till.sell(1);
  await unsentBundle(till.db);
  expect(await unsentCount(till.db)).toBe(2);
});

it('there is nothing to carry where everything was handed in', async () => {
  await till.sell(1);
  await syncRound(till.around);
  expect(await unsentBundle(till.db)).toBeNull();
});

it('a long absence leaves in parts, each after the one before', async () => {
  await till.sell(4);
  const first = await unsentBundle(till.db, 3);
  const second = await unsentBundle(till.db, 3, first?.entries.at(-1));
  expect([first, second].map((part) => part?.entries.map(({ seq }) => seq))).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  expect(await unsentBundle(till.db, 3, second?.entries.at(-1))).toBeNull();
});
