import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Decodes frames away from the page's thread, so that a slow decode never delays a tap. */

declare const self: DedicatedWorkerGlobalScope;

const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'EAN13', 'EAN8', 'UPCA', 'ITF'],
  tryHarder: true,
  maxNumberOfSymbols: 1,
};

prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true }).catch((failure: unknown) =>
  console.error('the decoder did not load', failure),
);

self.addEventListener('message', (event: MessageEvent<ImageData>) => {
  void decode(event.data).then((text) => self.postMessage(text));
});

async function decode(frame: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(frame, OPTIONS);
  return found?.isValid === true ? found.text : null;
}
