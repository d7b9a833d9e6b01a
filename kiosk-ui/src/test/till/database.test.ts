import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Clock } from '../../till/clock';
import { keptCatalogue } from '../../till/store/catalogue';
import { openDatabase, readState, type Database, type Identity } from '../../till/store/database';
import { receiptOf, unsentCount } from '../../till/store/entries';
import { readHead } from '../../till/store/journal';
import { Api } from '../../till/sync/api';
import { syncRound } from '../../till/sync/round';
import { receiptIdOf } from '../../till/wire/chain';
import { fakeServer } from './fake-server/server.mjs';
import { ENTRIES, HEAD, PUBLIC_KEY, TERMINAL, writeVersionOne } from './fixture/version-1';
import { NOW } from './fixture/till-fixture';

let db: Database;
beforeEach(async () => {
  const name = `old-${crypto.randomUUID()}`;
  await writeVersionOne(name);
  db = await openDatabase(name);
});
afterEach(() => db.close());

it('finds every entry of the first version as it was written', async () => {
  const found = await db.getAll('journal');
  expect(found.map(({ receiptId: _, ...entry }) => entry)).toEqual(ENTRIES);
  expect(await unsentCount(db)).toBe(2);
  expect(await readState(db, 'head')).toEqual(HEAD);
  expect((await keptCatalogue(db)).products).toHaveLength(3);
});

it('finds the receipts of the first version by their codes, and no other', async () => {
  const [opened, sale, refund] = ENTRIES.map((entry) => receiptIdOf(entry.seal.hash));
  expect((await receiptOf(db, TERMINAL, sale ?? ''))?.seq).toBe(2);
  expect((await receiptOf(db, TERMINAL, refund ?? ''))?.seq).toBe(3);
  expect(await receiptOf(db, TERMINAL, opened ?? '')).toBeUndefined();
  expect(await receiptOf(db, 'another terminal', sale ?? '')).toBeUndefined();
});

it('hands in what the first version had not sent yet', async () => {
  const server = fakeServer({ now: () => NOW, pinIterations: 10 });
  const known = { publicKey: PUBLIC_KEY, label: 'A-003-1', entries: [], forks: [], revoked: false, tag: '"1"' };
  server.state.terminals.set(TERMINAL, known);
  const identity = (await readState(db, 'identity')) as Identity;
  const api = new Api(server.fetch);
  await api.upload(identity, ENTRIES.slice(0, 2));
  const clock = new Clock(() => NOW);
  const { sent, left } = await syncRound({
    ...{ db, api, clock, identity, keepsCatalogue: false },
    head: () => readHead(db, identity),
    pinyinOf: () => Promise.resolve(() => ''),
    storagePersisted: () => Promise.resolve(true),
  });
  expect([sent, left]).toEqual([2, 0]);
  expect(server.state.terminals.get(TERMINAL)?.entries.map(({ body }) => body.seq)).toEqual([1, 2, 3, 4]);
});
