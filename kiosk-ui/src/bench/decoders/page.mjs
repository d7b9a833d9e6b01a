import { readCode } from '../../till/scan/codes.ts';

const ways = [];

/** Loads what that file exports; returns the names of its ways to read. */
export async function load(file) {
  const loaded = Object.entries(await (await import(/* @vite-ignore */ file)).ways());
  for (const [name, read] of loaded) ways.push({ name, read });
  return loaded.map(([name]) => name);
}

/** Shows a frame to those, first one that is another each round. Returns for each what it read and how long that took. */
export async function look(url, names, round, width, height) {
  const light = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const chosen = ways.filter(({ name }) => names.includes(name));
  const seen = [];
  for (let turn = 0; turn < chosen.length; turn += 1) {
    const { name, read } = chosen[(turn + round) % chosen.length];
    const frame = new ImageData(width, height);
    new Uint32Array(frame.data.buffer).forEach((_, at, pixels) => {
      pixels[at] = 0xff000000 | (light[at] * 0x010101);
    });
    const began = performance.now();
    const text = await read(frame);
    seen.push({ name, text, milliseconds: performance.now() - began });
  }
  return seen;
}

/** Whether the till would take it for goods or a payment. */
export function believed(text) {
  return ['GOODS', 'PAYMENT'].some((expectation) => readCode(text, expectation).kind !== 'UNKNOWN');
}
