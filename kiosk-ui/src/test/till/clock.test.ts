import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { Clock } from '../../till/clock';
import { openDatabase } from '../../till/store/database';
import { NOW } from './fixture/till-fixture';

const YEAR = 365 * 24 * 60 * 60 * 1000;

it('knows after a restart without a network that its device shows a time before the last that the server told', async () => {
  const db = await openDatabase(`till-${crypto.randomUUID()}`);
  const restarted = async (device: number): Promise<Clock> => {
    const clock = new Clock(() => device);
    await clock.load(db);
    return clock;
  };
  expect((await restarted(NOW - YEAR)).isBeforeLastServerTime()).toBe(false);
  await new Clock(() => NOW).saw(db, NOW);
  expect((await restarted(NOW - YEAR)).isBeforeLastServerTime()).toBe(true);
  expect((await restarted(NOW + YEAR)).isBeforeLastServerTime()).toBe(false);
  // A server whose clock was wrong says so until it is asked again.
  await new Clock(() => NOW).saw(db, NOW + YEAR);
  await new Clock(() => NOW).saw(db, NOW);
  expect((await restarted(NOW)).isBeforeLastServerTime()).toBe(false);
  db.close();
});
