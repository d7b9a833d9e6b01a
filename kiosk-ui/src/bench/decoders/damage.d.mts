import type { Luck } from './chance.mjs';

/** Each from a share of hardly (0) to beyond reading (1) to what befalls a code. */
export const DAMAGES: Record<string, (share: number, luck: Luck) => Record<string, unknown>>;
