import './fixture/page-globals';
import { expect, it } from 'vitest';
import { inOtherUnit } from '../../till/parts/format';

it('says what was typed in the other unit, and leaves what is no weight', () => {
  expect(inOtherUnit('1.2', true)).toBe('2.4');
  expect(inOtherUnit('2.4', false)).toBe('1.2');
  expect(inOtherUnit('1.001', false)).toBe('0.501');
  expect(['', '.'].map((text) => inOtherUnit(text, true))).toEqual(['', '.']);
});
