import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { unsentCount } from '../../till/store/entries';
import { Journal } from '../../till/store/journal';
import { Room } from '../../till/store/room';
import { deviceIsFull } from './fixture/full-device';
import { TillFixture } from './fixture/till-fixture';

const MEBIBYTE = 1024 * 1024;

let till: TillFixture;
let free: number;
let room: Room;

beforeEach(async () => {
  till = await TillFixture.enrolled();
  free = 1000 * MEBIBYTE;
  room = roomOf(till);
});
afterEach(() => {
  vi.restoreAllMocks();
  till.close();
});

const roomOf = ({ db }: TillFixture): Room =>
  new Room(
    db,
    () => Promise.resolve({ quota: 2000 * MEBIBYTE, usage: 2000 * MEBIBYTE - free }),
    () => undefined,
  );

const ballast = (): Promise<number> => till.db.count('state', IDBKeyRange.bound('ballast ', 'ballast 9'));

it('is enough, then scarce, then full, and enough again', async () => {
  const states: string[] = [];
  for (const left of [1000, 51, 49, 11, 9, 49, 60]) {
    free = left * MEBIBYTE;
    await room.check();
    states.push(room.state);
  }
  expect(states).toEqual(['ENOUGH', 'ENOUGH', 'SCARCE', 'SCARCE', 'FULL', 'SCARCE', 'ENOUGH']);
  expect(await ballast()).toBe(4);
});

it('is looked at again after twenty entries', async () => {
  await room.check();
  free = 0;
  for (let entry = 1; entry < 20; entry += 1) await room.wrote();
  expect(room.state).toBe('ENOUGH');
  await room.wrote();
  expect(room.state).toBe('FULL');
});

it('is not known where a browser tells everybody the same', async () => {
  free = 10 * 1024 * MEBIBYTE;
  await room.check();
  expect([room.state, room.freeBytes]).toEqual(['ENOUGH', null]);
});

const journalWithRoom = async (): Promise<Journal> => {
  await till.sell(1);
  await room.check();
  return Journal.open(till.db, till.identity, 'this-tab', till.clock.stamp, room);
};

it('for the sale in hand is made by throwing ballast off; then no new one is begun', async () => {
  const journal = await journalWithRoom();
  deviceIsFull({ untilPieces: 2 });
  const entry = await journal.append({ cashier: 3, fact: () => ({ kind: 'HEADCOUNT', count: 1 }) });
  expect([entry.seq, room.state, await ballast()]).toEqual([3, 'FULL', 2]);
});

it('that all the ballast did not make leaves the entry unwritten, and says so', async () => {
  const journal = await journalWithRoom();
  deviceIsFull({ untilPieces: -1 });
  const written = journal.append({ cashier: 3, fact: () => ({ kind: 'HEADCOUNT', count: 1 }) });
  await expect(written).rejects.toThrow('no room');
  vi.restoreAllMocks();
  expect(await unsentCount(till.db)).toBe(2);
  expect([journal.head.nextSeq, await ballast()]).toEqual([3, 0]);
});

it('stays full until the ballast lies there again', async () => {
  await room.check();
  await room.making(() => till.db.delete('state', 'ballast 3'));
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  await room.check();
  expect(room.state).toBe('FULL');
  full.mockRestore();
  await room.check();
  expect(room.state).toBe('ENOUGH');
  expect(await ballast()).toBe(4);
});

it('passes on what has nothing to do with room, and tries it once', async () => {
  let tries = 0;
  const doing = room.making(() => {
    tries += 1;
    return Promise.reject(new Error('something else'));
  });
  await expect(doing).rejects.toThrow('something else');
  expect([tries, room.state]).toEqual([1, 'UNKNOWN']);
});
