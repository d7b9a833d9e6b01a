import { scanImageData, setModuleArgs, ZBarConfigType, ZBarScanner, ZBarSymbolType } from '@undecaf/zbar-wasm';
import wasmUrl from '@undecaf/zbar-wasm/dist/zbar.wasm?url';

/** The kinds the till reads, as far as ZBar knows them: it has no Data Matrix. */
const KINDS = ['QRCODE', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'I25', 'CODE128'];

export async function ways() {
  setModuleArgs({ locateFile: () => wasmUrl });
  const scanner = await ZBarScanner.create();
  scanner.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_ENABLE, 0);
  for (const kind of KINDS) scanner.setConfig(ZBarSymbolType[`ZBAR_${kind}`], ZBarConfigType.ZBAR_CFG_ENABLE, 1);
  scanner.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_TEST_INVERTED, 1);
  return {
    'zbar-wasm': async (frame) => {
      const [found] = await scanImageData(frame, scanner);
      return found?.decode() ?? null;
    },
  };
}
