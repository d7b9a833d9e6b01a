import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForWedge, WedgeReader, type Wedge } from '../../till/scan/wedge';

interface Typed {
  code: string;
  key?: string;
  shift?: boolean;
}

/** Types keys with a gap between them; answers what was read as a scan. */
function type(keys: Typed[], gapMilliseconds: number, isCode: (text: string) => boolean = () => false): string | null {
  return typeAt(
    keys.map((key, at) => ({ ...key, timeStamp: at * gapMilliseconds })),
    isCode,
  );
}

/** Types each key at its time. */
function typeAt(keys: (Typed & { timeStamp: number })[], isCode: (text: string) => boolean): string | null {
  const reader = new WedgeReader(isCode);
  let read: string | null = null;
  keys.forEach(({ code, key = 'Process', shift = false, timeStamp }) => {
    read = reader.feed({
      code,
      key,
      shiftKey: shift,
      altKey: false,
      ctrlKey: false,
      metaKey: false,
      repeat: false,
      timeStamp,
      getModifierState: () => false,
    });
  });
  return read;
}

const digits = (text: string): Typed[] => [...text].map((digit) => ({ code: `Digit${digit}` }));
const ENTER = { code: 'Enter', key: 'Enter' };

describe('a wedge scanner', () => {
  it('is read by its keys, whatever an input method makes of them', () => {
    expect(type([...digits('6901234567892'), ENTER], 8)).toBe('6901234567892');
  });
  it('may end with Tab', () => {
    expect(type([...digits('6901234567892'), { code: 'Tab', key: 'Tab' }], 8)).toBe('6901234567892');
  });
  it('writes capitals with Shift, or with the character alone', () => {
    const shift = [{ code: 'ShiftLeft', key: 'Shift', shift: true }, { code: 'KeyP', shift: true }, { code: 'Minus' }];
    expect(type([...shift, ...digits('0007'), ENTER], 8)).toBe('P-0007');
    expect(type([{ code: 'KeyP', key: 'P' }, { code: 'Minus', key: '-' }, ...digits('0007'), ENTER], 8)).toBe('P-0007');
  });
  it('is not a person who types', () => {
    expect(type([...digits('6901234567892'), ENTER], 120)).toBeNull();
    expect(type([...digits('12'), ENTER], 8)).toBeNull();
  });
  it('presses Enter at once; a person who typed fast does not', () => {
    const reader = new WedgeReader(() => true);
    const key = {
      key: 'Process',
      shiftKey: false,
      altKey: false,
      ctrlKey: false,
      metaKey: false,
      repeat: false,
      getModifierState: () => false,
    };
    digits('6901234567892').forEach(({ code }, at) => reader.feed({ ...key, code, timeStamp: at * 8 }));
    expect(reader.feed({ ...key, code: 'Enter', timeStamp: 2_000 })).toBeNull();
  });
  it('is read whole where a busy device hands its keys on in pieces', () => {
    const stalledBy = (stall: number): (Typed & { timeStamp: number })[] =>
      [...digits('6901234567892'), ENTER].map((key, at) => ({ ...key, timeStamp: at * 8 + (at < 5 ? 0 : stall) }));
    const ean = (text: string): boolean => text === '6901234567892';
    expect(typeAt(stalledBy(600), ean)).toBe('6901234567892');
    // Not a code together: what a person typed a moment before is none of the scan's.
    expect(typeAt(stalledBy(600), () => false)).toBe('34567892');
    expect(typeAt(stalledBy(1_500), ean)).toBe('34567892');
  });
  it('is believed at any pace if what it wrote is a code', () => {
    expect(type([...digits('6901234567892'), ENTER], 120, () => true)).toBe('6901234567892');
  });
});

/** A field of a page, and what arrives in it. */
class Input {
  value = '';
  blur(): void {}
  focus(): void {}
  dispatchEvent(): void {}
}

describe('on a page', () => {
  let page: EventTarget;
  let field: Input;
  let scans: string[];
  let at: number;
  let wedge: Wedge;

  beforeEach(() => {
    [page, field, scans, at] = [new EventTarget(), new Input(), [], 1_000];
    field.value = '茶';
    vi.stubGlobal('window', page);
    vi.stubGlobal('document', { activeElement: field });
    vi.stubGlobal('HTMLInputElement', Input);
    wedge = listenForWedge(
      (text) => /^\d{13}$/.test(text),
      (text) => scans.push(text),
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  function happens(type: string, members: object): boolean {
    const event = Object.assign(new Event(type, { cancelable: true }), { getModifierState: () => false }, members);
    Object.defineProperty(event, 'timeStamp', { value: at });
    return page.dispatchEvent(event);
  }
  const key = (code: string, name: string): boolean => happens('keydown', { code, key: name });
  /** The field gets text, told as browsers tell it. */
  function text(inputType: string, data: string): void {
    happens('beforeinput', { inputType, data });
    field.value += inputType === 'insertText' ? data : data.slice(-1);
  }

  it('keys as fast as a scanner says so, until the code is taken out of the field again; a person is none', () => {
    const typed = (gap: number): boolean[] =>
      ['Digit6', 'Digit9', 'Digit0', 'Digit1'].map((code) => {
        at += gap;
        key(code, code.slice(-1));
        return wedge.types();
      });
    expect(typed(8)).toEqual([false, true, true, true]);
    at += 5_000;
    expect(typed(120)).toEqual([false, false, false, false]);
  });

  it('a scanner that puts the whole code into the field at once is heard, and the field is as before', () => {
    key('', 'Unidentified');
    text('insertText', '6901234567892');
    key('', 'Enter');
    expect(scans).toEqual(['6901234567892']);
    expect(field.value).toBe('茶');
  });

  it('so is one that composes it, character by character', () => {
    for (let length = 1; length <= 13; length += 1) {
      key('', 'Unidentified');
      text('insertCompositionText', '6901234567892'.slice(0, length));
      at += 10;
    }
    key('', 'Enter');
    expect(scans).toEqual(['6901234567892']);
    expect(field.value).toBe('茶');
  });

  it('and one that sends characters without physical keys', () => {
    for (const character of '6600000000004') {
      key('', character);
      text('insertText', character);
      at += 10;
    }
    key('', 'Enter');
    expect(scans).toEqual(['6600000000004']);
    expect(field.value).toBe('茶');
  });

  it('a key is read once, whatever an input method writes for it', () => {
    for (const digit of '6901234567892') {
      key(`Digit${digit}`, 'Process');
      text('insertCompositionText', digit);
      text('insertText', digit);
      at += 10;
    }
    key('Enter', 'Enter');
    expect(scans).toEqual(['6901234567892']);
  });

  it('what was being composed when the scanner typed stays, and is no part of the code', () => {
    text('insertCompositionText', 's');
    at += 20;
    text('insertCompositionText', 'sh');
    for (const digit of '6901234567892') {
      at += 10;
      key(`Digit${digit}`, 'Process');
    }
    key('Enter', 'Process');
    expect([scans, field.value]).toEqual([['6901234567892'], '茶sh']);
  });

  it('a Shift after the first key leaves nothing behind in the field', () => {
    key('KeyJ', 'j');
    text('insertText', 'j');
    key('ShiftLeft', 'Shift');
    for (const digit of '12345') {
      key(`Digit${digit}`, digit);
      text('insertText', digit);
    }
    key('Enter', 'Enter');
    expect([scans, field.value]).toEqual([['j12345'], '茶']);
  });

  it('what was typed into a field before takes no function key from anybody', () => {
    for (const digit of '200') key(`Digit${digit}`, digit);
    vi.stubGlobal('document', { activeElement: null });
    at += 5_000;
    expect(key('F4', 'F4')).toBe(true);
  });

  it('a word that a keyboard suggests is no scan, however soon Enter follows', () => {
    text('insertText', 'P-0601');
    key('Enter', 'Enter');
    expect(scans).toEqual([]);
    expect(field.value).toBe('茶P-0601');
  });

  it('a person with a phone keyboard is no scanner', () => {
    for (const character of 'yinfeng') {
      key('', 'Unidentified');
      text('insertText', character);
      at += 150;
    }
    key('', 'Enter');
    key('', 'Unidentified');
    text('insertText', '石门银峰特级');
    key('', 'Enter');
    expect(scans).toEqual([]);
  });
});
