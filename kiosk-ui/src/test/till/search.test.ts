import { expect, it } from 'vitest';
import { CatalogueIndex } from '../../till/search/catalogue-index';
import { pinyinOf } from '../../till/search/pinyin';
import { FREQUENT, goodsFound } from '../../till/search/goods-found';
import type { StockedProduct } from '../../till/store/database';
import { products } from './fake-server/data.mjs';

const stocked = (products as Omit<StockedProduct, 'pinyin'>[]).map((product) => ({
  ...product,
  pinyin: pinyinOf(product.name),
}));
const index = new CatalogueIndex(1, stocked);
const found = (query: string, category: string | null = null): string[] =>
  index.search(query, category, 10).map((product) => product.name);

it('finds by name, pinyin, initials and code', () => {
  expect(found('银峰')).toEqual(['石门银峰 特级', '石门银峰 一级']);
  expect(found('shimenyin')).toEqual(['石门银峰 特级', '石门银峰 一级']);
  expect(found('gzmj')).toEqual(['古丈毛尖 明前']);
  expect(found('p-0051')).toEqual(['汉寿甲鱼']);
  expect(found('6901234567892')).toEqual(['石门银峰 特级']);
});

it('wants every word, and keeps to the category', () => {
  expect(found('银峰 一级')).toEqual(['石门银峰 一级']);
  expect(found('石门', 'FRUIT')).toEqual(['石门柑橘', '石门蜜橘礼盒']);
  expect(found('石门 腊肉')).toEqual([]);
});

it('shows what sold here first, latest and most, then the rest in its own order', () => {
  const sold = ['P-0042', 'P-0022', 'GONE', 'P-0008'];
  const names = (query: string, category: string | null): string[] =>
    goodsFound(index, { query, category, sold }, 6).map(({ name }) => name);
  const [rice, oranges, second] = ['汉寿有机大米', '石门蜜橘礼盒', '石门银峰 一级'];
  const all = found('', null);
  const others = all.filter((name) => ![rice, oranges, second].includes(name));
  expect(names('', null)).toEqual([rice, oranges, second, ...others.slice(0, 3)]);
  expect(names('石门', null)).toEqual([
    oranges,
    second,
    ...found('石门').filter((name) => ![oranges, second].includes(name)),
  ]);
  expect(names('', 'FRUIT')[0]).toBe(oranges);
  expect(names('', FREQUENT)).toEqual([rice, oranges, second]);
});

it('searches all goods, whichever category is chosen', () => {
  const names = (query: string, category: string | null): string[] =>
    goodsFound(index, { query, category, sold: [] }, 10).map(({ name }) => name);
  for (const category of ['FRUIT', FREQUENT, null]) expect(names('甲鱼', category)).toEqual(['汉寿甲鱼']);
  expect(names('', 'AQUATIC')).toEqual(found('', 'AQUATIC'));
});

it('finds by codes exactly', () => {
  expect(index.byGtin('06901234567892')?.code).toBe('P-0007');
  expect(index.byCode('P-9999')).toBeUndefined();
});

it('finds, for any beginning of what products are called, what a look at each product finds', () => {
  const begins = (product: StockedProduct, query: string): boolean => {
    const text = [product.name, product.specification ?? '', product.vendor ?? ''].join(' ');
    const words = [text, ...product.pinyin.split(' '), product.code, product.gtin ?? ''];
    return words.some((word) => word.toLowerCase().startsWith(query));
  };
  const texts = stocked.flatMap(({ name, pinyin, code }) => [name, pinyin, code]).map((text) => text.toLowerCase());
  for (const query of texts.map((text, at) => text.slice(0, 1 + (at % 5)).trim())) {
    const wanted = stocked.filter((product) => begins(product, query)).map(({ code }) => code);
    const first = index.search(query, null, stocked.length).slice(0, wanted.length);
    expect(first.map(({ code }) => code).sort()).toEqual(wanted.sort());
  }
});
