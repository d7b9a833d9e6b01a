import type { ReaderOptions } from 'zxing-wasm/reader';

/** How the camera's frames are read: chosen by `./jiuxiao bench decoders`, which measures these very options (README §12). */
export const READER_OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'ITF', 'Code128', 'DataMatrix'],
  tryHarder: true,
  downscaleFactor: 2, // a frame of half the size has less noise; at the library's third, the bars are too thin
  minLineCount: 3, // with the library's two, one in sixty answers of a hard picture was another product's code
  maxNumberOfSymbols: 1,
};
