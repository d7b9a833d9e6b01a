import { t } from '../texts/texts';
import type { Shortcut } from './screen';

/** Arrows choose a line of a list, plus and minus change it; held they go on. `label`: what is chosen from. */
export function lineKeys(label: string, move: (by: 1 | -1) => void, step: (by: 1 | -1) => void): Shortcut[] {
  const keys = (codes: string[], words: string, run: () => void): Shortcut[] =>
    codes.map((code) => ({ code, label: words, run, repeats: true }));
  return [
    ...keys(['ArrowDown'], label, () => move(1)),
    ...keys(['ArrowUp'], label, () => move(-1)),
    ...keys(['NumpadAdd', 'Equal'], t('line.plus'), () => step(1)),
    ...keys(['NumpadSubtract', 'Minus'], t('line.minus'), () => step(-1)),
  ];
}
