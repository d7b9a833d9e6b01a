import { expect, test } from 'vitest';
import { keyName, keysByLabel } from '../../till/parts/key-names';

const run = (): void => undefined;

test('a key is named as it stands on the keyboard', () => {
  expect(keyName({ code: 'KeyL', alt: true })).toBe('Alt L');
  expect(keyName({ code: 'Digit3' })).toBe('3');
  expect(keyName({ code: 'F9' })).toBe('F9');
  expect(keyName({ code: 'Backspace', alt: true })).toBe('Alt ⌫');
});

test('the keys of one thing stand together, each once', () => {
  const keys = keysByLabel([
    { code: 'NumpadAdd', label: 'one more', run },
    { code: 'Equal', label: 'one more', run },
    { code: 'ArrowUp', label: 'line', run },
    { code: 'ArrowDown', label: 'line', run },
  ]);
  expect([...keys]).toEqual([
    ['one more', ['+']],
    ['line', ['↑', '↓']],
  ]);
});
