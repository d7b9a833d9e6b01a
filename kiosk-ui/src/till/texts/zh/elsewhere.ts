/** 本销售点其他收银机开的小票。 */
export const elsewhere = {
  'elsewhere.find': '查找 {number}',
  'elsewhere.asking': '正在向服务器查询…',
  'elsewhere.again': '再试一次',
  'elsewhere.offline': '这张小票不在本机，需要联网向服务器查询；现在连不上。',
  'elsewhere.reserved': '第 {line} 行正由 {label} 办理退货（至 {until}）',
  'elsewhere.not-allowed': '这台终端已停用，不能退货或作废。',
  'elsewhere.receipt-unknown': '本销售点没有这张已入账的小票：可能尚未上传、待核对，或属于别的销售点。',
  'elsewhere.receipt-voided': '这张小票已整单作废。',
  'elsewhere.refund-exceeds-sale': '可退的数量不够：已在别处退过。请重新打开这张小票。',
  'elsewhere.reserved-elsewhere': '另一台收银机正在办理这些商品的退货，或已退而专班尚未处理，本机不能再退。',
};
