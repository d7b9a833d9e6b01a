import { expect, it } from 'vitest';
import { isEnter } from '../../till/scan/enter';

const pressed = (code: string, key: string, isComposing = false): boolean => isEnter({ code, key, isComposing });

it('either Enter is one, named by its key or by what it writes', () => {
  expect(pressed('Enter', 'Enter')).toBe(true);
  expect(pressed('NumpadEnter', 'Enter')).toBe(true);
  expect(pressed('', 'Enter')).toBe(true);
});

it('what ends a composition, and every other key, is none', () => {
  expect(pressed('Enter', 'Enter', true)).toBe(false);
  expect(pressed('', 'Unidentified')).toBe(false);
  expect(pressed('Space', ' ')).toBe(false);
});
