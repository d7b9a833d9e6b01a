import './fixture/page-globals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { provePin } from '../../till/screens/start/prove-pin';
import { readState, type WrappedCashier } from '../../till/store/database';
import { Room } from '../../till/store/room';
import { checkPin, isLocked, unlock } from '../../till/store/setup';
import { syncRound } from '../../till/sync/round';
import { deviceIsFull } from './fixture/full-device';
import { TillFixture } from './fixture/till-fixture';

let till: TillFixture;
let room: Room;
let cashier: WrappedCashier;
beforeEach(async () => {
  till = await TillFixture.enrolled();
  room = new Room(
    till.db,
    () => Promise.resolve({}),
    () => undefined,
  );
  await syncRound(till.around);
  const found = (await readState(till.db, 'setup'))?.cashiers.find((each) => each.id === 3);
  if (!found) throw new Error('no cashier');
  cashier = found;
});
afterEach(() => {
  vi.restoreAllMocks();
  till.close();
});

const check = (pin: string): ReturnType<typeof checkPin> =>
  checkPin({ db: till.db, room }, till.identity, cashier, pin);

it('opens the till to the right PIN only', async () => {
  expect(await check('4321')).toEqual({ outcome: 'WRONG', triesLeft: 9 });
  expect(await check('1234')).toEqual({ outcome: 'RIGHT' });
  expect(await check('0000')).toEqual({ outcome: 'WRONG', triesLeft: 9 });
});

it('locks after ten failures in a row, even to the right PIN, until unlocked', async () => {
  for (let failure = 0; failure < 9; failure += 1) await check('0000');
  expect(await check('0000')).toEqual({ outcome: 'LOCKED' });
  expect(await check('1234')).toEqual({ outcome: 'LOCKED' });
  expect(await isLocked(till.db, 3)).toBe(true);
  await unlock({ db: till.db, room }, 3);
  expect(await check('1234')).toEqual({ outcome: 'RIGHT' });
});

/** The outlet's setup changes, and the till fetches it. */
async function freshSetup(tag: string): Promise<void> {
  const known = till.server.state.terminals.get(till.identity.terminal);
  if (known) known.tag = tag;
  await syncRound(till.around);
}

it('stays locked whatever else changes at the outlet, until a new PIN is set', async () => {
  for (let failure = 0; failure < 10; failure += 1) await check('0000');
  await freshSetup('"another name of the place"');
  expect(await isLocked(till.db, 3)).toBe(true);
  for (const each of till.server.state.cashiers) if (each.id === 3) each.pin = '8642';
  await freshSetup('"a new PIN"');
  expect(await isLocked(till.db, 3)).toBe(false);
});

it('is checked on a device without room, which gives its ballast up to count the failure', async () => {
  await room.check();
  deviceIsFull({ untilPieces: 3 });
  expect(await check('4321')).toEqual({ outcome: 'WRONG', triesLeft: 9 });
  expect(await check('1234')).toEqual({ outcome: 'RIGHT' });
});

it('that cannot be checked at all is answered with why', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await room.check();
  deviceIsFull({ untilPieces: -1 });
  const { db, identity } = till;
  const proof = await provePin({ db, room, identity }, cashier, '1234');
  expect(proof).toMatchObject({ right: false, locked: false });
  expect(proof.error).toContain('存储空间');
  vi.restoreAllMocks();
  expect(await provePin({ db, room, identity }, cashier, '1234')).toEqual({ right: true, locked: false, error: '' });
});
