/** What a GS1 Digital Link URI says beside the GTIN (GS1 application identifiers 17 and 310n). */
export interface Told {
  /** net weight in grams, where the code tells one */
  milli?: number;
  /** the last day on which it may be sold: 2027-01-31 */
  expires?: string;
}

const GRAM_DECIMALS = 3;

/** Attributes stand as path pairs or in the query. What cannot be read is left out. */
export function toldBy(url: URL): Told {
  const told: Told = {};
  for (const [identifier, value] of attributes(url)) {
    const decimals = /^310([0-5])$/.exec(identifier)?.[1];
    if (decimals !== undefined && /^\d{6}$/.test(value)) {
      const milli = Math.round(Number(value) * 10 ** (GRAM_DECIMALS - Number(decimals)));
      if (milli > 0) told.milli = milli;
    }
    if (identifier === '17' && /^\d{6}$/.test(value)) {
      const day = dayOf(value);
      if (day !== null) told.expires = day;
    }
  }
  return told;
}

function attributes(url: URL): [string, string][] {
  const path = url.pathname.split('/').slice(1);
  const pairs = path.flatMap((part, at): [string, string][] => {
    const value = path[at + 1];
    return /^\d{2,4}$/.test(part) && value !== undefined ? [[part, value]] : [];
  });
  return [...pairs, ...url.searchParams.entries()];
}

/** YYMMDD; day 00 is the month's last. */
function dayOf(digits: string): string | null {
  const [year, month, day] = [2000 + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day > last) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day === 0 ? last : day)}`;
}
