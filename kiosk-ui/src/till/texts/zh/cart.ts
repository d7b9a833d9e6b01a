/** 购物车。 */
export const cart = {
  'cart.empty': '扫码、搜索或点商品开始',
  'cart.title': '购物车',
  'cart.items': '{n} 件',
  'cart.pay': '收款',
  'cart.clear': '清空',
  'cart.clearQuestion': '清空购物车？',
  'cart.was': '原价 {price}',
  'cart.removed': '已移除 {name}',

  'line.quantity': '数量',
  'line.weight': '重量',
  'line.kg': '公斤',
  'line.jin': '斤',
  'line.remove': '移除',
  'line.save': '确定',
  'line.add': '加入',
  'line.plus': '加一',
  'line.minus': '减一',
};
