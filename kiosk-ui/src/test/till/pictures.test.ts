import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KEPT_AT_MOST, PictureKeeper, type PictureTill } from '../../till/picture-keeper';
import { CatalogueIndex } from '../../till/search/catalogue-index';
import { openDatabase, type Database, type Identity, type StockedProduct } from '../../till/store/database';
import type { RoomState } from '../../till/store/room';
import { Problem, Unreachable } from '../../till/sync/api';
import { NO_CONTACT, type LoopState } from '../../till/sync/loop';
import { sha256, toBase64url, utf8, type Bytes } from '../../till/wire/bytes';
import { Shelf } from './fixture/shelf';
import { NOW, TEA } from './fixture/till-fixture';

const bytesOf = (name: string): Bytes => utf8(`picture of ${name}`);
const hashOf = async (name: string): Promise<string> => toBase64url((await sha256(bytesOf(name))).slice(0, 16));

/** A till as its pictures see it, and the server's pictures. */
class PicturedTill extends EventTarget implements PictureTill {
  phase = 'RUNNING';
  identity = {} as Identity;
  catalogue = new CatalogueIndex(0, []);
  sync: LoopState = NO_CONTACT;
  room = { state: 'ENOUGH' as RoomState, check: () => this.looksForRoom() };
  looksForRoom: () => Promise<void> = () => Promise.resolve();
  readonly asked: string[] = [];
  atOnce = 0;
  readonly answers = new Map<string, Bytes | Error>();
  onAsked: () => void = () => undefined;
  readonly api = { picture: (_: Identity, hash: string) => this.#answer(hash) };

  constructor(readonly db: Database) {
    super();
  }

  async #answer(hash: string): Promise<Bytes> {
    this.asked.push(hash);
    this.atOnce += 1;
    this.most = Math.max(this.most, this.atOnce);
    this.onAsked();
    await new Promise((resolve) => setImmediate(resolve));
    this.atOnce -= 1;
    const answer = this.answers.get(hash) ?? new Problem(404, 'not-found', '', null);
    if (answer instanceof Error) throw answer;
    return answer;
  }

  most = 0;
  #version = 0;
  #rounds = 0;

  /** Products of these names, each with its picture; `null` has none. */
  async sells(...names: (string | null)[]): Promise<void> {
    const products = await Promise.all(
      names.map(async (name, at): Promise<StockedProduct> => {
        const picture = name === null ? null : await hashOf(name);
        if (name !== null && picture !== null && !this.answers.has(picture)) this.answers.set(picture, bytesOf(name));
        return { ...TEA, code: `P-${at}`, gtin: null, picture, pinyin: '' };
      }),
    );
    this.catalogue = new CatalogueIndex((this.#version += 1), products);
  }

  roundEnds(): void {
    this.sync = { ...this.sync, connection: 'ONLINE', syncing: false, lastContactAt: (this.#rounds += 1) };
  }
}

let till: PicturedTill;
let shelf: Shelf;
let keeper: PictureKeeper;
let savesData: boolean;
const newKeeper = (): PictureKeeper =>
  new PictureKeeper(
    till,
    () => shelf,
    () => NOW,
    () => savesData,
  );

beforeEach(async () => {
  till = new PicturedTill(await openDatabase(`pictures-${crypto.randomUUID()}`));
  [shelf, savesData] = [new Shelf(), false];
  keeper = newKeeper();
});
afterEach(() => till.db.close());

const afterRound = async (): Promise<void> => {
  till.roundEnds();
  await keeper.heed();
};

it('come after a round, a few at a time, and are shown', async () => {
  await till.sells('tea', 'rice', 'oil', 'fish', 'eggs', null);
  await keeper.heed();
  expect(till.asked).toEqual([]);
  await afterRound();
  expect(new Set(shelf.pictures)).toEqual(
    new Set(await Promise.all(['tea', 'rice', 'oil', 'fish', 'eggs'].map(hashOf))),
  );
  expect(keeper.shown).toEqual(new Set(shelf.pictures));
  expect(till.most).toBe(3);
  await afterRound();
  expect(till.asked).toHaveLength(5);
});

it('wait while entries are sent, and go on after that round', async () => {
  await till.sells('tea', 'rice', 'oil', 'fish', 'eggs');
  till.onAsked = () => (till.sync = { ...till.sync, syncing: true });
  await afterRound();
  expect(till.asked.length).toBeLessThanOrEqual(3);
  till.onAsked = () => undefined;
  await keeper.heed();
  expect(till.asked.length).toBeLessThanOrEqual(3);
  await afterRound();
  expect(shelf.pictures).toHaveLength(5);
});

it('are there after a reload without a network', async () => {
  await till.sells('tea', 'rice');
  await afterRound();
  till.sync = NO_CONTACT;
  keeper = newKeeper();
  await keeper.heed();
  expect(keeper.shown.size).toBe(2);
  expect(till.asked).toHaveLength(2);
});

it('go when the catalogue no longer names them, without a network too', async () => {
  await till.sells('tea', 'rice');
  await afterRound();
  till.sync = { ...till.sync, connection: 'OFFLINE' };
  await till.sells('rice', null);
  await keeper.heed();
  expect(shelf.pictures).toEqual([await hashOf('rice')]);
  expect(keeper.shown).toEqual(new Set(shelf.pictures));
});

it('are of what sells here first where there are more than a device keeps', async () => {
  const names = Array.from({ length: KEPT_AT_MOST + 5 }, (_, at) => `goods ${at}`);
  await till.sells(...names);
  const last = names.length - 1;
  await till.db.put('usage', { code: `P-${last}`, count: 3, last: NOW });
  await afterRound();
  expect(shelf.pictures).toHaveLength(KEPT_AT_MOST);
  expect(till.asked[0]).toBe(await hashOf(`goods ${last}`));
});

it('are dropped when room is scarce, and come again only when somebody chooses them', async () => {
  await till.sells('tea', 'rice');
  await afterRound();
  till.room.state = 'SCARCE';
  await keeper.heed();
  expect([shelf.pictures, keeper.shown.size, keeper.scarce]).toEqual([[], 0, true]);
  till.room.state = 'ENOUGH';
  await afterRound();
  expect(shelf.pictures).toEqual([]);
  await keeper.choose(true);
  expect(shelf.pictures).toHaveLength(2);
});

it('make room for the next sale, which is looked for at once', async () => {
  await till.sells('tea', 'rice');
  await afterRound();
  till.looksForRoom = () => {
    if (shelf.pictures.length === 0) till.room.state = 'ENOUGH';
    return Promise.resolve();
  };
  till.room.state = 'FULL';
  await keeper.heed();
  expect([till.room.state, keeper.scarce]).toEqual(['ENOUGH', true]);
});

it('that find no room are given up, all of them', async () => {
  await till.sells('tea', 'rice', 'oil', 'fish', 'eggs');
  shelf.room = 3;
  await afterRound();
  expect([shelf.pictures, keeper.scarce]).toEqual([[], true]);
  shelf.room = Infinity;
  const asked = till.asked.length;
  await afterRound();
  expect(till.asked).toHaveLength(asked);
});

it('that some proxy answered are not kept, and are asked for again', async () => {
  await till.sells('tea');
  till.answers.set(await hashOf('tea'), utf8('<html>Welcome to our hotel</html>'));
  await afterRound();
  expect(shelf.pictures).toEqual([]);
  till.answers.set(await hashOf('tea'), bytesOf('tea'));
  await afterRound();
  expect(shelf.pictures).toHaveLength(1);
});

it('that are gone are asked for once a catalogue; an answer that was lost, again', async () => {
  await till.sells('tea', 'rice');
  till.answers.set(await hashOf('tea'), new Problem(404, 'not-found', '', null));
  till.answers.set(await hashOf('rice'), new Unreachable('cut'));
  await afterRound();
  till.answers.set(await hashOf('rice'), bytesOf('rice'));
  await afterRound();
  await afterRound();
  const count = async (name: string): Promise<number> => {
    const hash = await hashOf(name);
    return till.asked.filter((each) => each === hash).length;
  };
  expect([await count('tea'), await count('rice')]).toEqual([1, 2]);
});

it('are neither kept nor fetched where characters were chosen, through a restart', async () => {
  await till.sells('tea', 'rice');
  await afterRound();
  await keeper.choose(false);
  expect([shelf.pictures, keeper.shown.size]).toEqual([[], 0]);
  keeper = newKeeper();
  await afterRound();
  expect([keeper.wanted, till.asked.length]).toEqual([false, 2]);
  await keeper.choose(true);
  expect(keeper.shown.size).toBe(2);
});

it('are not fetched where each megabyte is paid for, nor kept on a device that is no till', async () => {
  await till.sells('tea');
  savesData = true;
  await afterRound();
  expect(till.asked).toEqual([]);
  savesData = false;
  await afterRound();
  expect(shelf.pictures).toHaveLength(1);
  till.phase = 'ENROLLING';
  await keeper.heed();
  expect(shelf.pictures).toEqual([]);
});
