/** 框架：导航、提示条、通用词。 */
export const app = {
  'app.title': '九销收银',
  'app.language': 'EN',
  'app.loading': '正在启动…',

  'nav.sell': '收款',
  'nav.receipts': '小票',
  'nav.shift': '班次',
  'nav.device': '设备',

  'common.back': '返回',
  'common.cancel': '取消',
  'common.close': '关闭',
  'common.all': '全部',
  'common.retry': '重试',
  'common.delete': '退格',
  'common.total': '合计',
  'common.eligible': '其中帮扶产品',
  'common.eligibleMark': '帮扶',
  'common.failed': '没有完成：{reason}。没有记任何账。',

  'keys.title': '快捷键',
  'keys.page': '到“{page}”',
  'keys.language': '切换中英文',
  'keys.chooseLine': '选择购物车里的一行',
  'keys.quantity': '改数量',
  'keys.category': '换分类',
  'keys.clearSearch': '清空搜索',

  'unsent.count': '未上传 {n} 笔',
  'unsent.online': '已连接',
  'unsent.offline': '断网，可继续收款',
  'unsent.syncing': '正在上传',
  'unsent.progress': '正在上传 {answered} / {of}',
  'unsent.refused': '服务器拒绝：{problem}',
  'unsent.unknown': '正在连接',

  'banner.forked':
    '这台设备的流水与服务器不一致（可能是复制或旧备份）。已停止收款；请在设备页注销后重新登记。已记的账不会丢。',
  'banner.revoked': '这台终端已被停用，不能再收款。已记的账仍会上传。',
  'banner.full':
    '存储空间已满：正在付款的一单可以收完，但不能再开始新的一单。退货、交班、上传照常。请到设备页腾出空间。',
  'banner.scarce': '存储空间快满了，请到设备页腾出空间。',
  'banner.troubled': '有 {n} 笔服务器无法核对，已在本机保留，请告诉管理员。',
  'banner.update': '收银台需要更新到 {version}：联网后在两单之间会自动完成。',
  'banner.clock': '本机时间与服务器相差 {n} 分钟，请校准。',
};
