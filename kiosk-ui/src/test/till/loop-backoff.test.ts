import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SyncLoop } from '../../till/sync/loop';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A loop whose rounds end as told: each failure is a lost network. */
function loopOf(): { loop: SyncLoop; rounds: () => number; fail: () => Promise<void> } {
  const failing: (() => void)[] = [];
  const round = vi.fn(() => new Promise<never>((_, reject) => failing.push(() => reject(new TypeError('no network')))));
  const loop = new SyncLoop(
    round,
    () => undefined,
    () => 1,
  );
  const fail = async (): Promise<void> => {
    failing.at(-1)?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { loop, rounds: () => round.mock.calls.length, fail };
}

async function failedOften(): Promise<ReturnType<typeof loopOf>> {
  const made = loopOf();
  for (let each = 0; each < 8; each += 1) {
    made.loop.ask();
    await vi.advanceTimersByTimeAsync(0);
    await made.fail();
  }
  return made;
}

it('waits for minutes after many failures', async () => {
  const { rounds } = await failedOften();
  await vi.advanceTimersByTimeAsync(200_000);
  expect(rounds()).toBe(8);
});

it('tries again soon if it was asked while a request hung', async () => {
  const { loop, rounds, fail } = await failedOften();
  loop.ask();
  await vi.advanceTimersByTimeAsync(0);
  loop.ask();
  await fail();
  expect(rounds()).toBe(9);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(rounds()).toBe(10);
});
