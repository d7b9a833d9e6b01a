import { moveFocus } from './move-focus';

const ARROWS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Alt with 1 to 9 presses the first nine buttons of a dialog that are marked `data-choice`, as long as it is the topmost; the
 * style sheet writes the keys on them. Where nothing is typed,
 * arrows go through all of them. Returns what ends it.
 */
export function choicesByKey(dialog: HTMLElement): () => void {
  const press = (event: KeyboardEvent): void => {
    const digit = event.altKey && !event.repeat ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
    const inField = event.target instanceof HTMLInputElement;
    const by = event.altKey || inField ? undefined : ARROWS[event.code];
    if (digit === undefined && by === undefined) return;
    if ([...document.querySelectorAll('vaadin-dialog[opened]')].at(-1) !== dialog) return;
    const choices = dialog.querySelectorAll<HTMLElement>('[data-choice]');
    if (choices.length > 0) event.preventDefault();
    if (digit !== undefined) choices[Number(digit) - 1]?.click();
    else if (by !== undefined) moveFocus(choices, by);
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
