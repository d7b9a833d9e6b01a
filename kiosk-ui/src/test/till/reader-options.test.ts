import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { chance } from '../../bench/decoders/chance.mjs';
import { codeOf } from '../../bench/decoders/codes.mjs';
import { HEIGHT, pictureOf, WIDTH } from '../../bench/decoders/picture.mjs';
import { READER_OPTIONS } from '../../till/scan/reader-options';

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  await prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer }, fireImmediately: true });
});

/** A code as a camera sees it, with that much noise (levels of 255), and what it says. */
async function seen(kind: string, noise: number, seed: string): Promise<{ frame: ImageData; text: string }> {
  const luck = chance(seed);
  const code = await codeOf(kind, luck);
  const light = pictureOf(code, { noise }, luck);
  const data = new Uint8ClampedArray(4 * WIDTH * HEIGHT).map((_, at) => (at % 4 === 3 ? 255 : (light[at >> 2] ?? 0)));
  return { frame: { data, width: WIDTH, height: HEIGHT, colorSpace: 'srgb' }, text: code.text };
}

it('reads each kind of code from a frame of a camera', async () => {
  for (const kind of ['qr', 'ean13', 'code128']) {
    const { frame, text } = await seen(kind, 0, `clear ${kind}`);
    expect((await readBarcodes(frame, READER_OPTIONS))[0]?.text, kind).toBe(text);
  }
});

it('reads bars in the noise of an evening hall, which takes a frame of half the size', async () => {
  for (const kind of ['ean13', 'code128']) {
    const { frame, text } = await seen(kind, 28, `noisy ${kind}`);
    expect((await readBarcodes(frame, READER_OPTIONS))[0]?.text, kind).toBe(text);
    expect(await readBarcodes(frame, { ...READER_OPTIONS, downscaleFactor: 3 }), kind).toEqual([]);
  }
});

it('makes the same picture from the same seed, and another from another', async () => {
  const pixels = async (seed: string) => Buffer.from((await seen('ean13', 5, seed)).frame.data.buffer);
  const once = await pixels('a');
  expect(once.equals(await pixels('a'))).toBe(true);
  expect(once.equals(await pixels('b'))).toBe(false);
});
