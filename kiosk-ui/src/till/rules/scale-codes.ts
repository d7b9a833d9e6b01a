import type { ScaleCodes } from '../wire/answers';
import { grossFen } from '../wire/amounts';

/** In-store codes of scales (GB/T 18283), read as the outlet's patterns say: README §8. */

export type ScaleCode = { item: string } & ({ milli: number } | { fen: number } | { wrong: true });

/** What a scale's code says; null if none of the outlet's patterns fits it. The code's own check digit is right already. */
export function scaleCodeOf(ean13: string, patterns: readonly string[]): ScaleCode | null {
  const pattern = patterns.find((each) => each.length === ean13.length && ean13.startsWith(fixed(each)));
  if (pattern === undefined) return null;
  const field = (letter: string): string =>
    [...ean13].filter((_, at) => at >= fixed(pattern).length && pattern[at] === letter).join('');
  const item = field('I').replace(/^0+/, '');
  const value = field('W') || field('P');
  const verifier = field('V');
  if (verifier !== '' && Number(verifier) !== innerCheckDigit(value)) return { item, wrong: true };
  return pattern.includes('W') ? { item, milli: Number(value) } : { item, fen: Number(value) };
}

function fixed(pattern: string): string {
  return pattern.slice(0, pattern.indexOf('I'));
}

// The weighting tables of GS1 General Specifications 7.9, which GB/T 18283 uses as well, by digit 0 … 9.
const TWO_MINUS = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
const THREE = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
const FIVE_PLUS = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
const FIVE_MINUS = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];

/** Of a price or weight of four or five digits. */
export function innerCheckDigit(digits: string): number {
  const tables =
    digits.length === 4
      ? [TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS]
      : [FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS];
  const sum = tables.reduce((total, table, at) => total + (table[Number(digits[at])] ?? 0), 0);
  return digits.length === 4 ? (sum * 3) % 10 : FIVE_MINUS.indexOf((10 - (sum % 10)) % 10);
}

/** How much was weighed for a label's price, and by how little the price is met: less than a gram's. */
export interface Weighed {
  milli: number;
  offFen: number;
}

/** The least weight whose price reaches the label's. */
export function weighedFor(labelFen: number, priceFen: number): Weighed {
  let milli = Math.max(1, Math.floor((labelFen * 1000) / priceFen));
  while (milli > 1 && grossFen(priceFen, milli - 1) >= labelFen) milli -= 1;
  while (grossFen(priceFen, milli) < labelFen) milli += 1;
  return { milli, offFen: grossFen(priceFen, milli) - labelFen };
}

/** Before the outlet has set any. */
export const NO_SCALES: ScaleCodes = { patterns: [], items: {} };
