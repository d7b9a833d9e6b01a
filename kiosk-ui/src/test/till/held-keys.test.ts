import { expect, it, vi } from 'vitest';
import { pressesAgain } from '../../till/parts/held-keys';

class Field extends EventTarget {}
vi.stubGlobal('HTMLInputElement', Field);

function held(code: string, target = new EventTarget()): boolean {
  return pressesAgain({ code, key: code, repeat: true, isComposing: false, target });
}

it('a held Enter or Space presses once, wherever the focus has come', () => {
  expect(['Enter', 'NumpadEnter', 'Space'].filter((code) => held(code))).toEqual(['Enter', 'NumpadEnter', 'Space']);
  expect(held('Enter', new Field())).toBe(true);
  expect(pressesAgain({ code: '', key: 'Enter', repeat: true, isComposing: false, target: null })).toBe(true);
  const pressed = { code: 'Enter', key: 'Enter', repeat: false, isComposing: false, target: null };
  expect(pressesAgain(pressed)).toBe(false);
});

it('characters repeat in a text field, and what an input method composes is its own', () => {
  expect(['Space', 'KeyA', 'Backspace', 'ArrowLeft'].some((code) => held(code, new Field()))).toBe(false);
  expect(pressesAgain({ code: 'Space', key: ' ', repeat: true, isComposing: true, target: null })).toBe(false);
});
