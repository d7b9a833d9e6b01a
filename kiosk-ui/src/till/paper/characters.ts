/** What a Chinese receipt printer has in its own fonts: ASCII one column wide, and the two-byte characters of GB18030 two columns wide. */

const FIRST_LEAD = 0x81;
const FIRST_TRAIL = 0x40;
const LAST = 0xfe;
const NO_TRAIL = 0x7f;
const FIRST_EAST_ASIAN = 0x2e80;

let table: Map<string, [number, number]> | undefined;

/** From the browser's own decoder, in one go: thousands of single calls would take a phone's tenth of a second. */
function gb18030(): Map<string, [number, number]> {
  if (table) return table;
  const codes: [number, number][] = [];
  for (let lead = FIRST_LEAD; lead <= LAST; lead += 1) {
    for (let trail = FIRST_TRAIL; trail <= LAST; trail += 1) if (trail !== NO_TRAIL) codes.push([lead, trail]);
  }
  const lines = Uint8Array.from(codes.flatMap((code) => [...code, 0x0a]));
  const characters = new TextDecoder('gb18030').decode(lines).split('\n');
  table = new Map();
  // What is not one character is no code; private ones are for fonts that somebody loads into the printer.
  codes.forEach((code, at) => {
    const character = characters[at] ?? '';
    if (/^[^\uFFFD\uE000-\uF8FF]$/u.test(character)) table?.set(character, code);
  });
  return table;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What is printed as one: a character with its accents, an emoji of several parts. */
export function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** As a printer can say it: the full-width yuan sign, as ¥ is a backslash's place in many fonts; hyphens for minus signs; no control characters. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('¥', '\uFFE5')
    .replaceAll('\u2212', '-')
    .replace(/[\s\u00A0\p{Cc}]/gu, ' ');
}

export function isAscii(character: string): boolean {
  return /^[\x20-\x7e]$/.test(character);
}

export function columnsOf(text: string): number {
  return charactersOf(text).reduce((sum, character) => sum + columnsOfOne(character), 0);
}

export function columnsOfOne(character: string): 1 | 2 {
  if (isAscii(character)) return 1;
  if (gb18030().has(character)) return 2;
  return (character.codePointAt(0) ?? 0) >= FIRST_EAST_ASIAN ? 2 : 1;
}

/** null if the printer lacks a character of it */
export function gb18030Bytes(text: string): number[] | null {
  const bytes: number[] = [];
  for (const character of charactersOf(text)) {
    if (isAscii(character)) {
      bytes.push(character.charCodeAt(0));
      continue;
    }
    const code = gb18030().get(character);
    if (!code) return null;
    bytes.push(...code);
  }
  return bytes;
}
