import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { encode } from 'uqr';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm) } });

const DIGITS = '0123456789';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HEIGHT = { ean13: 60, code128: 45 };

/** What is read by the camera of a till (README §8), as dark and light modules with their quiet zone. */
export const KINDS = ['qr', 'ean13', 'code128'];

export async function codeOf(kind, luck) {
  const text = { qr: addressOrBadge, ean13, code128: payment }[kind](luck);
  if (kind === 'qr') {
    const { data, size } = encode(text, { ecc: 'M', border: 4 });
    return { text, width: size, height: size, dot: 240 / size, dark: (x, y) => data[y]?.[x] === true };
  }
  const { symbol, error } = await writeBarcode(text, {
    format: kind === 'ean13' ? 'EAN13' : 'Code128',
    scale: 1,
    addQuietZones: false,
  });
  if (error) throw new Error(error);
  const bars = symbol.data.slice(0, symbol.width);
  const quiet = 10;
  const dark = (x, y) => y < HEIGHT[kind] && bars[x - quiet] === 0;
  return { text, width: symbol.width + 2 * quiet, height: HEIGHT[kind], dot: 3.5, dark };
}

/** Of five: three products, a receipt, a badge (which is by far the largest code). */
function addressOrBadge(luck) {
  const host = `https://${luck.one(['cd.example', 'tea.changde.example', 'market-till.example'])}`;
  switch (luck.whole(1, 5)) {
    case 1:
      return `${host}/r/${luck.some(21, BASE64)}${luck.one('AQgw')}`;
    case 2:
      return `jxb1.${luck.some(21, BASE64)}${luck.one('AQgw')}.${luck.some(85, BASE64)}${luck.one('AQgw')}`;
    case 3:
      return `${host}/p/P-${luck.some(5, DIGITS)}`;
    default:
      return `${host}/01/0${ean13(luck)}`;
  }
}

/** A product of China (690 to 699) or, one in four, a scale's own label (20 to 29). */
function ean13(luck) {
  const start = luck.next() < 0.25 ? `2${luck.some(1, DIGITS)}` : `69${luck.some(1, DIGITS)}`;
  const digits = start + luck.some(12 - start.length, DIGITS);
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The code a customer's phone shows to pay: 18 digits, WeChat's or Alipay's. */
function payment(luck) {
  return luck.one(['10', '11', '12', '13', '14', '15', '25', '26', '27', '28', '29', '30']) + luck.some(16, DIGITS);
}
