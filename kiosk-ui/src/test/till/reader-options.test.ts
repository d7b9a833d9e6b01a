import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { chance, type Luck } from '../../bench/decoders/chance.mjs';
import { codeOf } from '../../bench/decoders/codes.mjs';
import { DAMAGES } from '../../bench/decoders/damage.mjs';
import { HEIGHT, pictureOf, WIDTH } from '../../bench/decoders/picture.mjs';
import { READER_OPTIONS } from '../../till/scan/reader-options';

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  await prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer }, fireImmediately: true });
});

/** A code as a camera sees it after what befell it, and what it says. */
async function harmed(
  kind: string,
  harm: (luck: Luck) => Record<string, unknown>,
  seed: string,
): Promise<{ frame: ImageData; text: string }> {
  const luck = chance(seed);
  const code = await codeOf(kind, luck);
  const light = pictureOf(code, harm(luck), luck);
  const data = new Uint8ClampedArray(4 * WIDTH * HEIGHT).map((_, at) => (at % 4 === 3 ? 255 : (light[at >> 2] ?? 0)));
  return { frame: { data, width: WIDTH, height: HEIGHT, colorSpace: 'srgb' }, text: code.text };
}

/** With that much noise (levels of 255). */
const seen = (kind: string, noise: number, seed: string): ReturnType<typeof harmed> =>
  harmed(kind, () => ({ noise }), seed);

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

it('says nothing of bars that two lines read as another code', async () => {
  const { frame, text } = await harmed(
    'ean13',
    (luck) => DAMAGES['tilted']?.(17.5 / 20, luck) ?? {},
    'ean13 tilted 17',
  );
  const [misread] = await readBarcodes(frame, { ...READER_OPTIONS, minLineCount: 2 });
  expect([misread?.isValid, misread?.text, text]).toEqual([true, '0978089028829', '6949889028849']);
  expect(await readBarcodes(frame, READER_OPTIONS)).toEqual([]);
});
