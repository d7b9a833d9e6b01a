import type { Luck } from './chance.mjs';

export interface Drawn {
  text: string;
  width: number;
  height: number;
  dot: number;
  dark: (x: number, y: number) => boolean;
}

export function codeOf(kind: string, luck: Luck): Promise<Drawn>;
