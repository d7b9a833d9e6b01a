/** 把流水带出这台设备，或替别的设备带。 */
export const carry = {
  'carry.title': '没有网络时的出路',
  'carry.text': '导出的文件交给能上网的人，在 {address} 上传；以后联网再传也不会重复记账。',
  'carry.nothing': '流水都已上传，没有要带走的。',
  'carry.export': '导出文件（{n} 笔）',
  'carry.exported': '已导出 {n} 笔：{file}',
  'carry.inTitle': '替别的收银台带流水',
  'carry.inText': '别的收银台导出的文件可以在这里收下，联网后随本机一起上传；与本机的流水分开计数。',
  'carry.takeIn': '收下文件',
  'carry.taken': '收下了 {n} 笔，联网后上传。',
  'carry.own': '这是本机自己的流水，不需要别人带。',
  'carry.bad': '这不是收银台导出的文件，或文件不完整。',
  'carry.waiting': '待上传 {n} 笔',
  'carry.troubled': '服务器无法核对 {n} 笔',
  'carry.unenrol': '还替别的收银台带着没有上传的流水，不能注销。请先联网上传。',
};
