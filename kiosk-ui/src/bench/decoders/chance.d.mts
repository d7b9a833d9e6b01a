export interface Luck {
  next: () => number;
}

export function chance(seed: string): Luck;
