/** 把流水带出这台设备，或替别的设备带。 */
export const carry = {
  'carry.title': '没有网络时的出路',
  'carry.text': '导出的文件交给能上网的人，在 {address} 上传；以后联网再传也不会重复记账。',
  'carry.nothing': '流水都已上传，没有要带走的。',
  'carry.export': '导出文件（{n} 笔）',
  'carry.exported': '已导出 {n} 笔：{file}',
};
