import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem, Unreachable } from '../../till/sync/api';
import { SyncLoop } from '../../till/sync/loop';
import type { RoundResult } from '../../till/sync/round';
import { packed } from '../../till/wire/upload';

const DONE: RoundResult = { sent: 0, left: 0, minimumVersion: '0.1.0' };

let rounds: number;
let failure: Error | null;
let loop: SyncLoop;

beforeEach(() => {
  vi.useFakeTimers();
  [rounds, failure] = [0, null];
  loop = loopOf(() => (failure ? Promise.reject(failure) : Promise.resolve(DONE)));
});
afterEach(() => {
  loop.stop();
  vi.useRealTimers();
});

function loopOf(round: () => Promise<RoundResult>): SyncLoop {
  const counted = (): Promise<RoundResult> => {
    rounds += 1;
    return round();
  };
  return new SyncLoop(
    counted,
    () => undefined,
    () => 1,
  );
}

const seconds = (passed: number): Promise<unknown> => vi.advanceTimersByTimeAsync(passed * 1000);

describe('the till asks its server', () => {
  it('at once when told to, and every minute', async () => {
    loop.ask();
    await seconds(0);
    expect([rounds, loop.state.connection]).toEqual([1, 'ONLINE']);
    await seconds(59);
    expect(rounds).toBe(1);
    await seconds(1);
    expect(rounds).toBe(2);
  });

  it('not while it rests, and once after that', async () => {
    void loop.rest(4_000);
    loop.ask();
    await seconds(3);
    expect(rounds).toBe(0);
    await seconds(2);
    expect(rounds).toBe(1);
  });

  it('after failures later and later, and as soon as the network is back', async () => {
    failure = new Unreachable();
    loop.ask();
    const at: number[] = [];
    for (let second = 0; second < 31; second += 1) {
      const before = rounds;
      await seconds(second === 0 ? 0 : 1);
      if (rounds > before) at.push(second);
    }
    expect(at).toEqual([0, 2, 6, 14, 30]);
    expect(loop.state.connection).toBe('OFFLINE');
    failure = null;
    loop.ask();
    await seconds(0);
    expect(loop.state.connection).toBe('ONLINE');
  });

  it('no sooner than the server wishes', async () => {
    failure = new Problem(429, 'too-many-requests', '', 90);
    loop.ask();
    await seconds(30);
    loop.ask();
    await seconds(59);
    expect(rounds).toBe(1);
    await seconds(1);
    expect(rounds).toBe(2);
  });

  it('once at a time, and once more if something was written meanwhile', async () => {
    let answer: (result: RoundResult) => void = () => undefined;
    loop = loopOf(() => new Promise((resolve) => (answer = resolve)));
    loop.ask();
    await seconds(0);
    loop.ask();
    loop.ask();
    await seconds(30);
    expect(rounds).toBe(1);
    answer(DONE);
    await seconds(0);
    expect(rounds).toBe(2);
  });
});

it('an upload is zipped where the browser can, and says so', async () => {
  const lines = 'x'.repeat(10_000);
  const zipped = await packed(lines);
  expect(zipped.headers).toMatchObject({ 'Content-Encoding': 'gzip' });
  expect(zipped.body.size).toBeLessThan(500);
  vi.stubGlobal('CompressionStream', undefined);
  const plain = await packed(lines);
  vi.unstubAllGlobals();
  expect(plain.headers).not.toHaveProperty('Content-Encoding');
});
