import { expect, it } from 'vitest';
import { DeskKeeper } from '../../till/store/desk-keeper';

/** A keeper whose painting and writing happen when the test says so. */
function keeperOf(): {
  keeper: DeskKeeper;
  written: string[];
  put: (desk: string) => Promise<void>;
  paint: () => void;
} {
  const written: string[] = [];
  let desk = '';
  let paint = (): void => undefined;
  const keeper = new DeskKeeper(
    () => {
      written.push(desk);
      return Promise.resolve();
    },
    () => new Promise((resolve) => (paint = resolve)),
  );
  const put = (next: string): Promise<void> => {
    desk = next;
    return keeper.keep();
  };
  return { keeper, written, put, paint: () => paint() };
}

it('keeps what changed before it was painted once, as it is by then', async () => {
  const { written, put, paint } = keeperOf();
  const kept = [put('tea'), put('tea, ham')];
  await Promise.resolve();
  await Promise.resolve();
  expect(written).toEqual([]);
  paint();
  await Promise.all(kept);
  expect(written).toEqual(['tea, ham']);
});

it('lets nobody pass before what was put down is kept', async () => {
  const { keeper, written, put, paint } = keeperOf();
  void put('tea');
  const seen = keeper.settled().then(() => [...written]);
  await Promise.resolve();
  await Promise.resolve();
  paint();
  expect(await seen).toEqual(['tea']);
});

it('tells who asked of a failure, and keeps the next desk all the same', async () => {
  const written: number[] = [];
  const keeper = new DeskKeeper(
    () => {
      written.push(written.length);
      return written.length === 1 ? Promise.reject(new Error('no room')) : Promise.resolve();
    },
    () => Promise.resolve(),
  );
  await expect(keeper.keep()).rejects.toThrow('no room');
  await keeper.keep();
  expect(written).toHaveLength(2);
});
