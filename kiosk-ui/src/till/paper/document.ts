/** What stands on a paper, from top to bottom, before anybody knows how wide it is. */
export interface PaperDocument {
  lines: PaperLine[];
  /** of a first paper about cash only: a copy opens nothing */
  opensDrawer: boolean;
}

export interface Look {
  bold?: boolean;
  /** twice as high */
  tall?: boolean;
}

export type PaperLine =
  | ({ kind: 'TEXT'; text: string; centred?: boolean } & Look)
  | ({ kind: 'PAIR'; left: string; right: string } & Look)
  | { kind: 'RULE' }
  | { kind: 'QR'; text: string };

export const RULE: PaperLine = { kind: 'RULE' };

export function text(words: string, look: Look & { centred?: boolean } = {}): PaperLine {
  return { kind: 'TEXT', text: words, ...look };
}

/** A label, and at the right edge what it is about. */
export function pair(left: string, right: string, look: Look = {}): PaperLine {
  return { kind: 'PAIR', left, right, ...look };
}
