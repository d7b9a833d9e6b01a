import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { READER_OPTIONS } from '../../../till/scan/reader-options.ts';

/** The till's decoder with the till's options, and each option the other way. */
export async function ways() {
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  const others = {
    'tryHarder=false': { tryHarder: false },
    'tryRotate=false': { tryRotate: false },
    'tryInvert=false': { tryInvert: false },
    'tryDownscale=false': { tryDownscale: false },
    'downscaleFactor=3': { downscaleFactor: 3 },
    'tryDenoise=true': { tryDenoise: true },
    'binarizer=GlobalHistogram': { binarizer: 'GlobalHistogram' },
    'minLineCount=2': { minLineCount: 2 },
  };
  const way = (changed) => async (frame) => {
    const [found] = await readBarcodes(frame, { ...READER_OPTIONS, ...changed });
    return found?.isValid === true ? found.text : null;
  };
  return { ours: way({}), ...Object.fromEntries(Object.entries(others).map(([name, to]) => [name, way(to)])) };
}
