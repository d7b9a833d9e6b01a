import './fixture/page-globals';
import { expect, it } from 'vitest';
import { givenBy, problemOf, type Way } from '../../till/screens/cart/wished-grant';
import { t } from '../../till/texts/texts';

const TEA = { title: '茶', fullFen: 16_800, discount: undefined };
const PRICED = { ...TEA, price: { listFen: 16_800, nowFen: null, limitFen: 500_000 } };

it.each<Way>(['SHARE', 'SUM', 'PRICE'])('asks why for each way to grant something: %s', (way) => {
  const problem = (reason: string): string => problemOf(PRICED, givenBy(way, '10', reason), way, '10');
  expect(problem('  ')).toBe(t('grant.needsReason'));
  expect(problem('老顾客')).toBe('');
});

it('gives no more than there is', () => {
  const problem = (way: Way, text: string): string => problemOf(PRICED, givenBy(way, text, '尾货'), way, text);
  expect(problem('SHARE', '100')).toBe('');
  expect(problem('SHARE', '101')).not.toBe('');
  expect(problem('SUM', '168.01')).not.toBe('');
  expect(problem('PRICE', '5000.01')).not.toBe('');
});
