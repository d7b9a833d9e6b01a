import { products } from '../test/till/fake-server/data.mjs';

const PLACES = ['石门', '桃源', '临澧', '澧县', '安乡', '汉寿', '津市', '鼎城', '武陵', '古丈'];
const GOODS = [
  '银峰茶',
  '蜜橘',
  '腊肉',
  '山茶油',
  '野樱桃',
  '有机大米',
  '甲鱼',
  '腊鱼',
  '红茶',
  '虾仁干',
  '葛根粉',
  '土鸡蛋',
];
const GRADES = ['特级', '一级', '二级', '礼盒', '散装', '精选', '家庭装', '试吃装'];

/** That many EAN-13s. */
export function gtins(count) {
  return Array.from({ length: count }, (_, at) => {
    const digits = String(690_999_000_000 + at);
    const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
    return `${digits}${(10 - (sum % 10)) % 10}`;
  });
}

/** The catalogue of the false server with that many more, made of places, goods and grades; the first have these GTINs. */
export function manyProducts(count, codes) {
  const more = Array.from({ length: count - products.length }, (_, at) => ({
    ...products[at % products.length],
    code: `P-${String(10_000 + at)}`,
    gtin: codes[at] ?? null,
    unit: 'PIECE',
    blocked: null,
    name: `${PLACES[at % 10]}${GOODS[at % 12]} ${GRADES[at % 8]} ${at}号`,
    priceFen: 500 + (at % 20_000),
  }));
  return [...products, ...more];
}
