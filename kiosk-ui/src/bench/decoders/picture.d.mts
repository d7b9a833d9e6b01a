import type { Luck } from './chance.mjs';
import type { Drawn } from './codes.mjs';

export const WIDTH: number;
export const HEIGHT: number;
/** Luminance, row by row. */
export function pictureOf(code: Drawn, harm: Record<string, unknown>, luck: Luck): Uint8ClampedArray;
