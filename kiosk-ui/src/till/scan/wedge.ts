/**
 * Reads keyboard-wedge scanners. They type faster than people and end with Enter or Tab. Physical keys (`event.code`) are read,
 * because a Chinese input method swallows or composes what `event.key` and the text field see.
 */

import { isEnterKey } from './enter';
import { Withheld } from './withheld';

/** Keys further apart than this are not one scan, unless they make one code together. */
const LONGEST_GAP_MILLISECONDS = 200;
/** A busy device hands a scanner's keys on in pieces; further apart than this not even it does. */
const LONGEST_STALL_MILLISECONDS = 1000;
/** People type slower than this on average; scanners faster. */
const SCANNER_GAP_MILLISECONDS = 50;
const SHORTEST_CODE = 6;
/** A person rolls a few keys as fast, seldom faster. */
const FASTEST_PERSON_GAP_MILLISECONDS = 30;
/** Who does this has typed what they typed. */
const TYPED = ['pointerdown', 'focusout'] as const;
const COMPOSITION = ['compositionstart', 'compositionend'] as const;

const PLAIN: Record<string, string> = {
  Minus: '-',
  Equal: '=',
  Slash: '/',
  Period: '.',
  Comma: ',',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
  Space: ' ',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
};
const SHIFTED: Record<string, string> = {
  Minus: '_',
  Equal: '+',
  Slash: '?',
  Period: '>',
  Comma: '<',
  Semicolon: ':',
  Quote: '"',
  BracketLeft: '{',
  BracketRight: '}',
  Backslash: '|',
  Backquote: '~',
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/** What a key of the US layout writes, which scanners imitate; null for keys that write nothing. */
export function characterOf(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit) return shift && digit[1] === 'Digit' ? (SHIFTED_DIGITS[Number(digit[2])] ?? null) : (digit[2] ?? null);
  return (shift ? (SHIFTED[code] ?? PLAIN[code]) : PLAIN[code]) ?? null;
}

/** Some scanners (and Android's) send the shifted character without a pressed Shift; Caps Lock looks the same but means nothing. */
function isShifted(event: KeyLike): boolean {
  const { code, key } = event;
  const unshifted = key === characterOf(code, false);
  return event.shiftKey || (!unshifted && key === characterOf(code, true) && !event.getModifierState('CapsLock'));
}

/** Scanners built into Android devices send characters without a physical key. */
function characterRead(event: KeyLike): string | null {
  if (event.code === '') return event.key.length === 1 ? event.key : null;
  return characterOf(event.code, isShifted(event));
}

type KeyLike = Pick<
  KeyboardEvent,
  'code' | 'key' | 'shiftKey' | 'getModifierState' | 'altKey' | 'ctrlKey' | 'metaKey' | 'timeStamp' | 'repeat'
>;

/** Collects keys; `feed` answers the scanned text on the closing key of a burst. */
export class WedgeReader {
  #text = '';
  /** what came before the device stalled: believed only if it makes a code together with the rest */
  #head = '';
  /** some of it came as text: a keyboard's suggestion comes as fast, so only what is a code is a scan */
  #asText = false;
  #first = -Infinity;
  #last = -Infinity;

  /** `isCode`: a text that nobody types by hand, believed to be a scan even if its keys came slowly */
  constructor(private readonly isCode: (text: string) => boolean) {}

  /** True inside what looks like a scan: its keys are no shortcuts. */
  get reading(): boolean {
    return this.#text.length > 1 && (this.#isFastFor(this.#text) || /[0-9A-Za-z]{3}/.test(this.#text));
  }

  /** A third key as fast: seldom a person's. */
  get likely(): boolean {
    return this.#text.length > 2 && this.fast;
  }

  /** All keys so far came faster than people type. */
  get fast(): boolean {
    const gaps = this.#text.length - 1;
    return gaps > 0 && this.#last - this.#first <= FASTEST_PERSON_GAP_MILLISECONDS * gaps;
  }

  /** Keys without a gap between them. */
  get burst(): number {
    return this.#text.length;
  }

  /** With those before a stall. */
  get length(): number {
    return this.#head.length + this.#text.length;
  }

  #isFastFor(text: string): boolean {
    return this.#last - this.#first <= SCANNER_GAP_MILLISECONDS * (text.length - 1);
  }

  /**
   * Text that came without readable keys: scanners built into Android devices put it straight into the field. True if it may be
   * the first of a scan. `composed`: all that was composed so far, told again with each character
   */
  feedText(text: string, composed: boolean, timeStamp: number): boolean {
    const soon = timeStamp - this.#last <= LONGEST_GAP_MILLISECONDS && this.#text !== '';
    if (!soon) this.#first = timeStamp;
    this.#head = '';
    this.#asText = true;
    const whole = !soon || (composed && text.startsWith(this.#text)) ? text : this.#text + text;
    this.#text = /^[\x20-\x7e]+$/.test(text) ? whole : '';
    this.#last = timeStamp;
    return !soon;
  }

  #forget(): void {
    this.#head = this.#text = '';
    this.#asText = false;
    this.#last = -Infinity;
  }

  feed(event: KeyLike): string | null {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) {
      this.#head = this.#text = '';
      return null;
    }
    const character = characterRead(event);
    // What an input method composed just before is no part of what a scanner types now.
    if (character !== null && event.code !== '' && this.#asText) this.#forget();
    const gap = event.timeStamp - this.#last;
    const soon = gap <= LONGEST_GAP_MILLISECONDS;
    const stalled = !soon && gap <= LONGEST_STALL_MILLISECONDS;
    if (isEnterKey(event) || (event.code || event.key) === 'Tab') {
      const text = this.#text;
      const whole = this.#head + text;
      this.#head = this.#text = '';
      const code = [whole, text].find((read) => read.length >= SHORTEST_CODE && this.isCode(read));
      if (code !== undefined && (soon || stalled)) return code;
      return soon && text.length >= SHORTEST_CODE && this.#isFastFor(text) && !this.#asText ? text : null;
    }
    if (character === null) return null; // Shift alone
    if (!soon) this.#head = stalled ? this.#head + this.#text : '';
    if (!soon || this.#text === '') {
      this.#first = event.timeStamp;
      this.#asText = false;
    }
    this.#text = soon ? this.#text + character : character;
    this.#last = event.timeStamp;
    return null;
  }
}

export interface Wedge {
  /** Whether a field changes by a scanner: what was just typed came as fast as one types, or is being taken out again. */
  types: () => boolean;
  stop: () => void;
}

/** Hands every scan on this page to `onScan`, and takes it back out of whatever field it was typed into. */
export function listenForWedge(isCode: (text: string) => boolean, onScan: (text: string) => void): Wedge {
  const reader = new WedgeReader(isCode);
  // The field as it was before the first key, and before the first key after a stall.
  let beforeAll: Typed | null = null;
  let beforeBurst: Typed | null = null;
  let readKeyAt = -Infinity;
  let composing = false;
  let restoring = false;
  const withheld = new Withheld();
  const listenText = (event: InputEvent): void => {
    const composed = event.inputType === 'insertCompositionText';
    // What follows a key that was read is that key's own text, however an input method puts it.
    const ownText = event.timeStamp - readKeyAt <= LONGEST_GAP_MILLISECONDS;
    if (ownText || !event.data || !(composed || event.inputType === 'insertText')) return;
    if (reader.feedText(event.data, composed, event.timeStamp)) beforeAll = beforeBurst = fieldInUse();
  };
  const listen = (event: KeyboardEvent): void => {
    const isCharacter = characterRead(event) !== null;
    const inField = document.activeElement instanceof HTMLInputElement;
    const { burst } = reader;
    const text = reader.feed(event);
    // The last key of a code that is none presses no button.
    const isLast = burst > 1 && !inField && event.timeStamp - readKeyAt <= LONGEST_GAP_MILLISECONDS;
    if (text === null && isEnterKey(event) && isLast) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (isCharacter) readKeyAt = event.timeStamp;
    if (text !== null) {
      event.preventDefault();
      event.stopImmediatePropagation();
      restoring = true;
      withheld.drop();
      restore(text.length > burst ? beforeAll : beforeBurst, composing);
      restoring = false;
      beforeAll = beforeBurst = null;
      onScan(text);
    } else if (reader.burst === 1 && isCharacter) {
      // The first key of what may become a scan.
      withheld.giveBack();
      beforeBurst = fieldInUse();
      if (reader.length === 1) beforeAll = beforeBurst;
    }
    // Inside a scan no key is a shortcut, nor presses a button; what goes into a field, people type as fast.
    if (isCharacter && reader.reading && !inField) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (isCharacter && reader.likely) withheld.keep(event, document.activeElement);
    else if (isCharacter) withheld.give(event, reader.burst === 1);
    else if (event.key !== 'Shift') withheld.giveBack();
  };
  const listenComposition = ({ type }: Event): boolean => (composing = type === 'compositionstart');
  const options = { capture: true };
  window.addEventListener('keydown', listen, options);
  window.addEventListener('beforeinput', listenText, options);
  for (const type of COMPOSITION) window.addEventListener(type, listenComposition, options);
  const typed = (): void => withheld.giveBack();
  for (const type of TYPED) window.addEventListener(type, typed, options);
  const stop = (): void => {
    window.removeEventListener('keydown', listen, options);
    window.removeEventListener('beforeinput', listenText, options);
    for (const type of COMPOSITION) window.removeEventListener(type, listenComposition, options);
    for (const type of TYPED) window.removeEventListener(type, typed, options);
  };
  return { types: () => restoring || reader.fast, stop };
}

interface Typed {
  input: HTMLInputElement;
  before: string;
  selected: [number | null, number | null];
}

function fieldInUse(): Typed | null {
  const { activeElement: input } = document;
  if (!(input instanceof HTMLInputElement)) return null;
  return { input, before: input.value, selected: [input.selectionStart, input.selectionEnd] };
}

function restore(field: Typed | null, composing: boolean): void {
  if (!field) return;
  const { input, before, selected } = field;
  if (input.value === before && !composing) return;
  // Leaving the field ends a composition, whose text would otherwise arrive after this. It costs a frame of its own.
  if (composing) input.blur();
  input.value = before;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.setSelectionRange(...selected);
  if (composing) input.focus({ preventScroll: true });
}
