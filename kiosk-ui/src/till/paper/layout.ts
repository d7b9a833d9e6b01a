import { charactersOf, columnsOf, columnsOfOne, isAscii, printable } from './characters';
import type { Look, PaperLine } from './document';

/** One line of print, not longer than the paper is wide. */
export interface Row extends Required<Look> {
  text: string;
}

/** Rows of what is text; a QR code stays as it is. */
export type LaidOut = { kind: 'ROW'; row: Row } | { kind: 'QR'; text: string };

export function layOut(lines: readonly PaperLine[], columns: number): LaidOut[] {
  return lines.flatMap((line): LaidOut[] => {
    if (line.kind === 'QR') return [line];
    const { bold = false, tall = false } = line.kind === 'RULE' ? {} : line;
    return rowsOf(line, columns).map((text) => ({ kind: 'ROW', row: { text, bold, tall } }));
  });
}

function rowsOf(line: Exclude<PaperLine, { kind: 'QR' }>, columns: number): string[] {
  if (line.kind === 'RULE') return ['-'.repeat(columns)];
  if (line.kind === 'PAIR') return pairRows(printable(line.left), printable(line.right), columns);
  const text = printable(line.text);
  return line.centred ? balanced(text, columns).map((row) => centred(row, columns)) : wrapped(text, columns);
}

/** As many rows as it takes, and none much shorter than the others: one character alone in the middle looks like a mistake. */
function balanced(text: string, columns: number): string[] {
  const count = wrapped(text, columns).length;
  let width = Math.ceil(columnsOf(text) / count);
  while (width < columns && wrapped(text, width).length > count) width += 1;
  return wrapped(text, Math.min(width, columns));
}

function centred(text: string, columns: number): string {
  return ' '.repeat(Math.floor((columns - columnsOf(text)) / 2)) + text;
}

/** On one row if both fit with a space between them; else the right one stands at the right of the next row that has room. */
function pairRows(left: string, right: string, columns: number): string[] {
  const rows = wrapped(left, columns);
  const last = rows.pop() ?? '';
  const room = columns - columnsOf(last) - columnsOf(right);
  if (room >= 1) return [...rows, last + ' '.repeat(room) + right];
  const below = wrapped(right, columns).map((row) => ' '.repeat(columns - columnsOf(row)) + row);
  return [...rows, last, ...below];
}

/** Broken between words, and anywhere between Chinese characters; a word longer than the paper is broken too. */
export function wrapped(text: string, columns: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of wordsOf(text)) {
    if (columnsOf(row + word) <= columns) row += word;
    else if (columnsOf(word) <= columns) {
      rows.push(row.trimEnd());
      row = word.trimStart();
    } else {
      for (const character of charactersOf(word)) {
        if (columnsOf(row) + columnsOfOne(character) > columns) {
          rows.push(row.trimEnd());
          row = '';
        }
        row += character;
      }
    }
  }
  rows.push(row.trimEnd());
  return rows.filter((each, at) => each !== '' || at === 0);
}

/** Runs of ASCII without the spaces between them; everything else by itself. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  let word = '';
  for (const character of charactersOf(text)) {
    if (isAscii(character) && character !== ' ') {
      word += character;
      continue;
    }
    if (word !== '') words.push(word);
    word = '';
    words.push(character);
  }
  return word === '' ? words : [...words, word];
}
