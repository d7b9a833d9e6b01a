const tea = (code, name, specification, priceFen, more = {}) => ({
  code,
  gtin: null,
  name,
  category: 'TEA',
  categoryName: '茶叶',
  categoryNameEn: 'Tea',
  specification,
  unit: 'PIECE',
  priceFen,
  eligibility: 'POOR_COUNTY',
  blocked: null,
  vendor: '石门银峰茶业',
  ...more,
});
const other =
  (category, categoryName, categoryNameEn) =>
  (code, name, specification, priceFen, more = {}) =>
    tea(code, name, specification, priceFen, { category, categoryName, categoryNameEn, vendor: null, ...more });
const fruit = other('FRUIT', '水果', 'Fruit');
const meat = other('MEAT', '腊味', 'Cured meat');
const oil = other('OIL', '粮油', 'Grain and oil');
const water = other('AQUATIC', '水产', 'Aquatic products');

export const products = [
  tea('P-0007', '石门银峰 特级', '250 g/盒', 16800, { gtin: '06901234567892' }),
  tea('P-0008', '石门银峰 一级', '250 g/盒', 9800),
  tea('P-0009', '古丈毛尖 明前', '100 g/罐', 12800, { vendor: null }),
  tea('P-0010', '古丈红茶', '200 g/盒', 8600, { eligibility: null, vendor: null }),
  fruit('P-0021', '石门柑橘', '散装', 680, { unit: 'KILOGRAM' }),
  fruit('P-0022', '石门蜜橘礼盒', '5 kg/箱', 5880),
  fruit('P-0023', '桃源野樱桃', '散装', 3980, { unit: 'KILOGRAM', blocked: '检测不合格，已召回' }),
  meat('P-0031', '壶瓶山土家腊肉', '500 g/袋', 5850),
  meat('P-0032', '临澧腊鱼', '散装', 7600, { unit: 'KILOGRAM' }),
  meat('P-0033', '桃源腊肠', '400 g/袋', 4280),
  oil('P-0041', '鼎城山茶油', '1 L/瓶', 12900),
  oil('P-0042', '汉寿有机大米', '5 kg/袋', 6990),
  oil('P-0043', '安乡油菜籽油', '5 L/桶', 9900, { eligibility: null }),
  water('P-0051', '汉寿甲鱼', '鲜活', 15800, { unit: 'KILOGRAM' }),
  water('P-0052', '西湖虾仁干', '250 g/袋', 5600),
];

const unit = (code, name, shortName) => ({ code, name, shortName });

export const units = [
  unit('CD-FGW', '常德市发展和改革委员会', '市发改委'),
  unit('CD-JYJ', '常德市教育局', '市教育局'),
  unit('CD-NYJ', '常德市农业农村局', '市农业农村局'),
  unit('CD-YZ', '常德市第一中学', '市一中'),
  unit('SM-YY', '石门县人民医院', '石门县医院'),
  unit('SM-YZ', '石门县第一中学', '石门一中'),
  unit('WL-JYJ', '武陵区教育局', '武陵区教育局'),
];

export const cashiers = [
  { id: 3, name: '张三', supervisor: false, pin: '1234' },
  { id: 4, name: '李翠花', supervisor: true, pin: '86420975' },
];
