import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';

const FORMATS = ['QR_CODE', 'EAN_13', 'EAN_8', 'UPC_A', 'UPC_E', 'ITF', 'CODE_128', 'DATA_MATRIX'];

export async function ways() {
  console.warn = () => undefined; // it tells each picture without a code at length, which would be timed
  const reader = new MultiFormatReader();
  reader.setHints(
    new Map([
      [DecodeHintType.POSSIBLE_FORMATS, FORMATS.map((name) => BarcodeFormat[name])],
      [DecodeHintType.TRY_HARDER, true],
    ]),
  );
  const read = async ({ data, width, height }) => {
    const light = new Uint8ClampedArray(width * height);
    for (let at = 0; at < light.length; at += 1)
      light[at] = (data[4 * at] * 306 + data[4 * at + 1] * 601 + data[4 * at + 2] * 117) >> 10;
    try {
      const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(light, width, height)));
      return reader.decodeWithState(bitmap).getText();
    } catch {
      return null; // this port throws whatever it meets where nothing can be read, not only NotFoundException
    }
  };
  return { 'zxing-js': read };
}
