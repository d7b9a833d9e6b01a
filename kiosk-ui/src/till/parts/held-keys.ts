import { isEnterKey } from '../scan/enter';

type Key = Pick<KeyboardEvent, 'code' | 'key' | 'repeat' | 'isComposing' | 'target'>;

/**
 * Whether a key that is held down would press something once more. Enter and Space press whatever has come up meanwhile, so they
 * count once; in a text field Space is a character like any other, and those repeat.
 */
export function pressesAgain(event: Key): boolean {
  if (!event.repeat || event.isComposing) return false;
  return isEnterKey(event) || (event.code === 'Space' && !(event.target instanceof HTMLInputElement));
}
