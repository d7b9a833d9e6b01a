import { describe, expect, it } from 'vitest';
import { NO_SCALES } from '../../till/rules/scale-codes';
import { readCode } from '../../till/scan/codes';
import { toldBy } from '../../till/scan/digital-link';
import { CatalogueIndex } from '../../till/search/catalogue-index';
import { goodsOf, type Found } from '../../till/use-cases';
import { TEA } from './fixture/till-fixture';

const told = (rest: string): ReturnType<typeof toldBy> =>
  toldBy(new URL(`https://9.example.cn/01/06901234567892${rest}`));

describe('what a Digital Link says beside the GTIN', () => {
  it('weighs in grams, whatever its decimals', () => {
    expect(told('?3103=001235')).toEqual({ milli: 1_235 });
    expect(told('?3100=000002')).toEqual({ milli: 2_000 });
    expect(told('/3102/000125')).toEqual({ milli: 1_250 });
    expect(told('?3105=123456')).toEqual({ milli: 1_235 });
  });
  it('expires on a day, the last of the month where it names none', () => {
    expect(told('/10/L7?17=270131')).toEqual({ expires: '2027-01-31' });
    expect(told('?17=280200')).toEqual({ expires: '2028-02-29' });
  });
  it('leaves out what cannot be read', () => {
    for (const rest of ['?17=271301', '?17=270230', '?17=2701', '?3103=1', '?3106=000001', '?3103=000000', '?310=1'])
      expect(told(rest)).toEqual({});
  });
});

describe('at the till', () => {
  const meat = { ...TEA, code: 'P-0021', gtin: '06901234567908', unit: 'KILOGRAM' as const, pinyin: 'larou lr' };
  const catalogue = new CatalogueIndex(1, [{ ...TEA, pinyin: 'cha c' }, meat]);
  const found = (link: string): Found => goodsOf(readCode(link, 'GOODS'), catalogue, NO_SCALES, '2026-11-28');

  it('goods by the kilogram go in as the code weighed them, others by the piece', () => {
    const weighed = found('https://9.example.cn/01/06901234567908?3103=000500');
    expect(weighed).toMatchObject({ product: { code: 'P-0021' }, weighed: { milli: 500, offFen: 0 } });
    expect(found('https://9.example.cn/01/06901234567892?3103=000500')).not.toHaveProperty('weighed');
  });
  it('what has expired is refused from the next day on', () => {
    expect(found('https://9.example.cn/01/06901234567892?17=261127')).toMatchObject({ refused: 'EXPIRED' });
    expect(found('https://9.example.cn/01/06901234567892?17=261128')).not.toHaveProperty('refused');
  });
});
