import { describe, expect, it } from 'vitest';
import { WedgeReader } from '../../till/scan/wedge';

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
