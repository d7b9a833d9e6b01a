/**
 * Alt with 1 to 9 presses the first nine buttons of a dialog that are marked `data-choice`, as long as it is the topmost; the
 * style sheet writes the keys on them. Returns what ends it.
 */
export function choicesByKey(dialog: HTMLElement): () => void {
  const press = (event: KeyboardEvent): void => {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (digit === undefined || !event.altKey || event.repeat) return;
    if ([...document.querySelectorAll('vaadin-dialog[opened]')].at(-1) !== dialog) return;
    event.preventDefault();
    dialog.querySelectorAll<HTMLElement>('[data-choice]')[Number(digit) - 1]?.click();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
