import { t } from '../texts/texts';
import type { Shortcut } from './screen';

/** Arrows choose a line of a list, plus and minus change it; held they go on. `label`: what is chosen from. */
export function lineKeys(label: string, move: (by: 1 | -1) => void, step: (by: 1 | -1) => void): Shortcut[] {
  return [
    ...arrows(label, move),
    ...keys(['NumpadAdd', 'Equal'], t('line.plus'), () => step(1)),
    ...keys(['NumpadSubtract', 'Minus'], t('line.minus'), () => step(-1)),
  ];
}

/** Up and down choose one of several. */
export function arrows(label: string, move: (by: 1 | -1) => void): Shortcut[] {
  return [...keys(['ArrowDown'], label, () => move(1)), ...keys(['ArrowUp'], label, () => move(-1))];
}

function keys(codes: string[], label: string, run: () => void): Shortcut[] {
  return codes.map((code) => ({ code, label, run, repeats: true }));
}
