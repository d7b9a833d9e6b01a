type Key = Pick<KeyboardEvent, 'code' | 'repeat' | 'isComposing' | 'target'>;

/**
 * Whether a key that is held down would press something once more. Enter and Space press whatever has come up meanwhile, so they
 * count once; in a text field Space is a character like any other, and those repeat.
 */
export function pressesAgain({ code, repeat, isComposing, target }: Key): boolean {
  if (!repeat || isComposing) return false;
  return ['Enter', 'NumpadEnter'].includes(code) || (code === 'Space' && !(target instanceof HTMLInputElement));
}
