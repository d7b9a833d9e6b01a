/** 选商品、扫码、自定价。 */
export const sell = {
  'sell.search': '搜索：名称、拼音、编码',
  'sell.searchShort': '名称 拼音 编码',
  'sell.scan': '扫码',
  'sell.openPrice': '自定价',
  'sell.noneFound': '没有找到“{query}”',
  'sell.noProducts': '这个销售点还没有商品。可用“自定价”收款，或在管理台上架。',
  'sell.blocked': '{name} 已停售：{reason}',
  'sell.blockedMark': '停售',
  'sell.unknownCode': '没有这个商品：{text}',
  'sell.quantityLimit': '数量最多 {limit}',
  'sell.perKg': '/公斤',
  'sell.more': '只显示前 {n} 个，请搜索',

  'open.title': '自定价商品',
  'open.name': '品名',
  'open.price': '价格（元）',
  'open.note': '自定价商品不计入帮扶销售。',
  'open.limit': '单价最多 {limit}',
  'open.defaultName': '其他商品',

  'scan.hint': '将条码或二维码放入框内',
  'scan.noCamera': '打不开摄像头。请在浏览器设置里允许使用，或使用扫码枪、搜索。',
  'scan.torch': '补光',
  'scan.flip': '换镜头',
  'scan.added': '已加入 {name}',
};
