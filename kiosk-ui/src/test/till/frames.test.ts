import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { readFrame, writeFrame } from '../../till/carry/frame';
import { FrameCollector, FrameSeries, loadFountain, type Taken } from '../../till/carry/fountain';
import type { Bytes } from '../../till/wire/bytes';

const SYMBOL_BYTES = 392;

beforeAll(() => loadFountain(readFileSync('node_modules/raptorq/raptorq_bg.wasm')));

/** Bytes as a zipped bundle has them: no zip makes them smaller. */
function bundleOf(bytes: number, seed = 1): Bytes {
  let state = seed;
  return Uint8Array.from({ length: bytes }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

async function framesOf(bundle: Bytes, count: number, symbolBytes = SYMBOL_BYTES): Promise<Bytes[]> {
  const series = await FrameSeries.of(bundle, symbolBytes);
  const frames: Bytes[] = [];
  while (frames.length < count) frames.push(await series.next());
  series.close();
  return frames;
}

function wholeIn(taken: Taken): Bytes | null {
  return typeof taken === 'object' && 'bundle' in taken ? taken.bundle : null;
}

async function collect(frames: readonly Bytes[], collector = new FrameCollector()): Promise<Bytes | null> {
  for (const frame of frames) {
    const whole = wholeIn(await collector.take(frame));
    if (whole) return whole;
  }
  return null;
}

function damaged(frame: Bytes, at: number): Bytes {
  const copy = frame.slice();
  copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ 0x55;
  return copy;
}

it('a bundle comes whole from its first frames, and progress says how much is there', async () => {
  const bundle = bundleOf(4 * SYMBOL_BYTES);
  const collector = new FrameCollector();
  const shares: number[] = [];
  for (const frame of await framesOf(bundle, 4)) {
    const taken = await collector.take(frame);
    if (typeof taken === 'string') throw new Error(taken);
    shares.push(taken.share);
  }
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

it('frames lost, repeated, reordered, damaged and of another transfer: the bundle comes whole or not yet, never wrong', async () => {
  const cases = fc.record({
    bytes: fc.integer({ min: 1, max: 6_000 }),
    symbolBytes: fc.constantFrom(64, 392, 752),
    lost: fc.double({ min: 0, max: 0.7, noNaN: true }),
    seed: fc.integer({ min: 1, max: 0x7fffffff }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ bytes, symbolBytes, lost, seed }) => {
      const bundle = bundleOf(bytes, seed);
      const luck = bundleOf(100_000, seed + 7);
      let drawn = 0;
      const chance = (): number => (luck[(drawn += 1) % luck.length] ?? 0) / 256;
      const symbols = Math.ceil(bytes / symbolBytes);
      const own = (await framesOf(bundle, 4 * symbols + 60, symbolBytes)).filter(() => chance() >= lost);
      const others = await framesOf(bundleOf(bytes, seed + 1), symbols, symbolBytes);
      others.pop(); // the other must not become whole
      const seen = [...own, ...own.slice(0, 5), ...others]
        .map((frame) => ({
          frame: chance() < 0.1 ? damaged(frame, Math.floor(chance() * 60_000)) : frame,
          at: chance(),
        }))
        .sort((one, other) => one.at - other.at)
        .map(({ frame }) => frame);
      expect(await collect(seen)).toEqual(bundle);
    }),
    { numRuns: 25 },
  );
});

it('300 kB arrive although three of ten frames are lost, with hardly a frame more than it has symbols', async () => {
  const bundle = bundleOf(300_000);
  const symbols = Math.ceil(bundle.length / SYMBOL_BYTES);
  const seen = (await framesOf(bundle, 2 * symbols)).filter((_, at) => at % 10 > 2);
  expect(await collect(seen.slice(0, symbols + 3))).toEqual(bundle);
});

it('the series never ends: whoever comes late needs no more frames', async () => {
  const bundle = bundleOf(10 * SYMBOL_BYTES);
  const frames = await framesOf(bundle, 1_000);
  expect(new Set(frames.map(String)).size).toBe(1_000);
  expect(await collect(frames.slice(980))).toEqual(bundle);
});

it('a zipped bundle comes back byte for byte', async () => {
  const zipped = new Uint8Array(gzipSync('{"v":1}\n{"hash":"…"}\n'.repeat(200)));
  expect(await collect(await framesOf(zipped, 40, 64))).toEqual(zipped);
});

it('a changed byte anywhere makes a frame damaged, foreign or of a newer version', async () => {
  const [frame] = await framesOf(bundleOf(900), 1);
  if (!frame) throw new Error('no frame');
  for (let at = 0; at < frame.length; at += 1) {
    const expected = at < 2 ? 'FOREIGN' : at === 2 ? 'NEWER' : 'DAMAGED';
    expect(await readFrame(damaged(frame, at))).toBe(expected);
  }
  for (let length = 0; length < frame.length; length += 1)
    expect(await readFrame(frame.slice(0, length))).toBe(length < 3 ? 'FOREIGN' : 'DAMAGED');
});

it('a frame is laid out as the contract says', async () => {
  const bundle = bundleOf(900);
  const [first, second] = await framesOf(bundle, 2);
  if (!first || !second) throw new Error('no frames');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bundle));
  expect(first.length).toBe(33 + SYMBOL_BYTES);
  expect([...first.slice(0, 3)]).toEqual([0x4a, 0x58, 1]);
  expect(first.slice(3, 19)).toEqual(digest.slice(0, 16));
  expect([...first.slice(19, 25)]).toEqual([0, 0, 900 >> 8, 900 & 255, SYMBOL_BYTES >> 8, SYMBOL_BYTES & 255]);
  expect([...second.slice(25, 29)]).toEqual([0, 0, 0, 1]);
  expect(second.slice(29, 29 + SYMBOL_BYTES)).toEqual(bundle.slice(SYMBOL_BYTES, 2 * SYMBOL_BYTES));
});

it('frames that check and still make another bundle are told, and the next ones are read anew', async () => {
  const bundle = bundleOf(2 * SYMBOL_BYTES);
  const frames = await framesOf(bundle, 2);
  const forged = await Promise.all(
    frames.map(async (each) => {
      const frame = await readFrame(each);
      if (typeof frame === 'string') throw new Error(frame);
      return writeFrame({ ...frame, packet: damaged(frame.packet, 40) });
    }),
  );
  const collector = new FrameCollector();
  await collector.take(forged[0] ?? new Uint8Array());
  expect(await collector.take(forged[1] ?? new Uint8Array())).toBe('BROKEN');
  expect(await collect(frames, collector)).toEqual(bundle);
});

it('what claims to be longer than any bundle is not begun', async () => {
  const [frame] = await framesOf(bundleOf(900), 1);
  const read = await readFrame(frame ?? new Uint8Array());
  if (typeof read === 'string') throw new Error(read);
  for (const wrong of [{ lengthBytes: 0xffffffff }, { lengthBytes: 0 }, { symbolBytes: 8 }, { symbolBytes: 391 }])
    expect(await readFrame(await writeFrame({ ...read, ...wrong }))).toBe('DAMAGED');
});
