import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForWedge, type Wedge } from '../../till/scan/wedge';

/** A field of a page, and what arrives in it. */
class Input {
  #value = '';
  maxLength = -1;
  selectionStart = 0;
  selectionEnd = 0;
  get value(): string {
    return this.#value;
  }
  /** puts the caret behind it, as a browser does */
  set value(value: string) {
    this.#value = value;
    this.selectionStart = this.selectionEnd = value.length;
  }
  setRangeText(by: string, start: number, end: number): void {
    const rest = this.value.slice(end);
    this.value = this.value.slice(0, start) + by + rest;
    this.selectionStart = this.selectionEnd = start + by.length;
  }
  setSelectionRange(start: number, end: number): void {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }
  blur(): void {}
  focus(): void {}
  dispatchEvent(): void {}
}

describe('a wedge scanner on a page', () => {
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

  describe('keys in a field', () => {
    beforeEach(() => {
      vi.useFakeTimers();
      field.value = '茶油';
      field.selectionStart = field.selectionEnd = 1;
    });
    afterEach(() => vi.useRealTimers());

    /** The field gets a key unless somebody prevents it. */
    function press(keys: string, gap: number): void {
      for (const character of keys) {
        at += gap;
        vi.advanceTimersByTime(gap);
        const name = /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`;
        if (key(name, character)) field.setRangeText(character, field.selectionStart, field.selectionEnd);
      }
    }

    it('of a scanner are not in it: the third takes out the first two', () => {
      press('69', 8);
      expect(field.value).toBe('茶69油');
      press('01234567892', 8);
      expect([field.value, field.selectionStart]).toEqual(['茶油', 1]);
      let told = 0;
      field.dispatchEvent = () => (told += 1);
      key('Enter', 'Enter');
      expect([scans, field.value, told]).toEqual([['6901234567892'], '茶油', 0]);
    });

    it('of a person who rolled three of them come back in a moment, in their order and where the caret is', () => {
      press('shi', 25);
      expect(field.value).toBe('茶油');
      vi.advanceTimersByTime(100);
      expect([field.value, field.selectionStart]).toEqual(['茶shi油', 4]);
      press('men', 140);
      expect(field.value).toBe('茶shimen油');
      expect(scans).toEqual([]);
    });

    it('come back before a key that works on them', () => {
      press('shi', 20);
      key('Backspace', 'Backspace');
      expect(field.value).toBe('茶shi油');
      at += 5_000;
      press('yfc', 20);
      at += 100;
      press('t', 0);
      expect(field.value).toBe('茶shiyfct油');
    });

    it('come back before the field is left', () => {
      press('shi', 20);
      happens('focusout', {});
      expect(field.value).toBe('茶shi油');
    });

    it('are left to a field of a set length', () => {
      field.maxLength = 6;
      press('1234', 20);
      expect(field.value).toBe('茶1234油');
    });

    it('are left to an input method that composes them', () => {
      for (const digit of '6901') {
        at += 8;
        expect(key(`Digit${digit}`, 'Process')).toBe(true);
      }
    });

    it('of a scanner that sends no Enter are all there', () => {
      press('6901234567892', 8);
      vi.advanceTimersByTime(100);
      expect(field.value).toBe('茶6901234567892油');
    });
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

  it('the last key of a code that is none presses no button', () => {
    vi.stubGlobal('document', { activeElement: null });
    for (const digit of '123') {
      at += 8;
      key(`Digit${digit}`, digit);
    }
    at += 8;
    expect(key('Enter', 'Enter')).toBe(false);
    at += 1_000;
    expect(key('Enter', 'Enter')).toBe(true);
  });

  it('what was selected in the field is selected again', () => {
    field.value = '168';
    field.selectionStart = 0;
    for (const digit of '6901234567892') {
      at += 10;
      if (key(`Digit${digit}`, digit)) field.setRangeText(digit, field.selectionStart, field.selectionEnd);
    }
    key('Enter', 'Enter');
    expect([scans, field.value]).toEqual([['6901234567892'], '168']);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 3]);
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
