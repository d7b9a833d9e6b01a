import { expect, it } from 'vitest';
import { en } from '../../till/texts/en';
import { worded } from '../../till/texts/wording';
import { zh, type TextKey } from '../../till/texts/zh';

const said = (key: TextKey, n: number): string => worded(en[key], { n });

it('English counts: one item, two items, none', () => {
  expect([1, 2, 0].map((n) => said('cart.items', n))).toEqual(['1 item', '2 items', '0 items']);
  expect(said('shift.refunds', 1)).toBe('1 refund');
  expect(said('signIn.wrong', 1)).toBe('Wrong PIN, 1 try left.');
  expect(worded(zh['cart.items'], { n: 1 })).toBe('1 件');
});

it('both languages fill in the same values', () => {
  const values = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
  for (const key of Object.keys(zh) as TextKey[]) {
    const text = en[key];
    expect([key, values(typeof text === 'string' ? text : text.other)]).toEqual([key, values(zh[key])]);
  }
});
