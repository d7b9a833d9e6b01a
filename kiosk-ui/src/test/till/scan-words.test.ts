import './fixture/page-globals';
import { expect, it } from 'vitest';
import { readCode } from '../../till/scan/codes';
import { misplaced } from '../../till/parts/scan-words';

const BADGE = `jxb1.${'A'.repeat(22)}.${'A'.repeat(86)}`;

it.each([
  ['6901234567892', /6901234567892.*购物车/],
  ['https://jiuxiao.example/p/P-0007', /P-0007.*购物车/],
  [BADGE, /胸卡 AAAAAA：.*购物车/],
  [`https://jiuxiao.example/r/${'A'.repeat(22)}`, /小票码.*“小票”页/],
  ['6901234567890', /6901234567890.*用不上/],
])('says what was read, and where it belongs: %s', (text, words) => {
  expect(misplaced(readCode(text, 'NOTHING'))).toMatch(words);
});

it('tells of a long text no more than its beginning', () => {
  expect(misplaced({ kind: 'UNKNOWN', text: 'x'.repeat(500) }).length).toBeLessThan(100);
});
