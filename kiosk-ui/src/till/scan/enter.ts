type Key = Pick<KeyboardEvent, 'code' | 'key' | 'isComposing'>;

/** Physical keys. */
export const ENTERS = ['Enter', 'NumpadEnter'];

/** Either Enter; Android's soft keyboards and built-in scanners name no physical key. */
export function isEnterKey({ code, key }: Pick<Key, 'code' | 'key'>): boolean {
  return ENTERS.includes(code || key);
}

/** Enter that somebody meant: one that ends what an input method composes is the input method's. */
export function isEnter(event: Key): boolean {
  return isEnterKey(event) && !event.isComposing;
}
