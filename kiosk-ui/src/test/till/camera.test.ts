import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Decoded } from '../../till/scan/camera-worker';

/** A decoder that reads what the test says. */
class Decoder {
  static last: Decoder;
  onmessage: (event: { data: Decoded }) => void = () => undefined;
  constructor() {
    Decoder.last = this;
  }
}

let seen: string[];
let held: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  [seen, held] = [[], []];
  vi.stubGlobal('window', { MediaStreamTrackProcessor: true });
  vi.stubGlobal('document', { createElement: () => ({}), hidden: false });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => Promise.resolve({ getVideoTracks: () => [] }) } });
  vi.stubGlobal('Worker', Decoder);
  const { Camera } = await import('../../till/scan/camera');
  const video = { play: () => Promise.resolve() } as HTMLVideoElement;
  const see = (text: string): unknown => seen.push(text);
  await new Camera(
    video,
    see,
    (reason) => expect.fail(reason),
    (text) => held.push(text),
  ).open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function reads(text: string, milliseconds: number, sure = true): void {
  vi.advanceTimersByTime(milliseconds);
  Decoder.last.onmessage({ data: { text, sure, bytes: new Uint8Array(), milliseconds: 1, timestamp: null } });
}

it('a packet that is held still counts once, though the decoder reads now its one code and now its other', () => {
  for (let frame = 0; frame < 100; frame += 1) reads(frame % 3 === 0 ? 'QR' : 'EAN', 100);
  expect(seen).toEqual(['QR', 'EAN']);
  expect(held).toHaveLength(98);
});

it('a code that left the picture for a while counts again', () => {
  reads('QR', 0);
  reads('QR', 1_400);
  reads('QR', 1_500);
  expect([seen, held]).toEqual([['QR', 'QR'], ['QR']]);
});

it('bars count once a second frame says the same: what one frame misread is no code', () => {
  reads('6901234567892', 0, false);
  reads('0978089028829', 40, false);
  expect(seen).toEqual([]);
  reads('6901234567892', 40, false);
  reads('6901234567892', 40, false);
  expect([seen, held]).toEqual([['6901234567892'], ['6901234567892']]);
});

it('of two bar codes that the decoder reads by turns both count, and after a while neither without a second frame', () => {
  for (let frame = 0; frame < 4; frame += 1) reads(frame % 2 === 0 ? 'A' : 'B', 40, false);
  expect(seen).toEqual(['A', 'B']);
  reads('A', 2_000, false);
  expect(seen).toEqual(['A', 'B']);
});
