/** 商品图片。 */
export const pictures = {
  'pictures.title': '商品图片',
  'pictures.pictures': '显示图片',
  'pictures.characters': '显示大字',
  'pictures.switch': '图片或大字',
  'pictures.kept': '本机存有 {n} 张，断网也能显示；没有图片的商品显示大字。新图片在上传流水之后再下载。',
  'pictures.off': '商品只显示大字，不下载图片，也不占空间。',
  'pictures.scarce': '存储空间不多：图片已清掉，暂时显示大字。腾出空间后选“显示图片”再下载。',
};
