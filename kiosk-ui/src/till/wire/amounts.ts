/**
 * Money in fen and quantity in thousandths, whole numbers always; the Java half computes the same, held by
 * src/test/vectors/amounts.json (README §5, Amounts).
 */

/** @throws unless `value` is a whole number that JSON and both languages hold exactly */
export function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe whole number: ${value}`);
  return value;
}

/** `numerator ÷ denominator`, half up by magnitude: −2.5 → −3. The denominator is positive. */
export function dividedHalfUp(numerator: number, denominator: number): number {
  const magnitude = Math.abs(whole(numerator));
  const quotient = Math.floor(magnitude / denominator);
  const rounded = 2 * (magnitude - quotient * denominator) >= denominator ? quotient + 1 : quotient;
  return numerator < 0 && rounded !== 0 ? -rounded : rounded;
}

export function grossFen(priceFen: number, quantityMilli: number): number {
  return dividedHalfUp(priceFen * quantityMilli, 1000);
}

/**
 * Shares a whole-receipt rounding (抹零) out over the lines, in proportion to their amounts, by largest remainder; of equal
 * remainders the earlier line gets it.
 */
export function sharesFen(roundingFen: number, amountsFen: readonly number[]): number[] {
  const total = amountsFen.reduce((sum, amount) => sum + whole(amount), 0);
  if (whole(roundingFen) < 0 || roundingFen > total) throw new RangeError('rounding exceeds the total');
  if (total === 0) return amountsFen.map(() => 0);
  // BigInt: rounding × amount may pass 2⁵³ although each is far below it.
  const [rounding, all] = [BigInt(roundingFen), BigInt(total)];
  const parts = amountsFen.map((amount, line) => {
    const product = rounding * BigInt(amount);
    return { line, share: Number(product / all), remainder: product % all };
  });
  let left = roundingFen - parts.reduce((sum, part) => sum + part.share, 0);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.line - b.line : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0) break;
    part.share += 1;
    left -= 1;
  }
  return parts.map((part) => part.share);
}

/** What has gone back of a line already. */
export interface Returned {
  quantityMilli: number;
  netFen: number;
}

/** What taking back `quantityMilli` of a line pays out; whoever takes the last of it takes all that is left. */
export function refundFen(
  line: { quantityMilli: number; netFen: number },
  returned: Returned,
  quantityMilli: number,
): number {
  const leftMilli = line.quantityMilli - returned.quantityMilli;
  const leftFen = line.netFen - returned.netFen;
  if (whole(quantityMilli) <= 0 || quantityMilli > leftMilli) throw new RangeError('more than is left of the line');
  if (quantityMilli === leftMilli) return leftFen;
  const product = BigInt(line.netFen) * BigInt(quantityMilli);
  const halfUp = Number((2n * product + BigInt(line.quantityMilli)) / (2n * BigInt(line.quantityMilli)));
  return Math.min(halfUp, leftFen);
}
