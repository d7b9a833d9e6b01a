import type { ReaderOptions } from 'zxing-wasm/reader';

/** How the camera's frames are read: chosen by `./jiuxiao bench decoders`, which measures these very options (README §12). */
export const READER_OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'ITF', 'Code128', 'DataMatrix'],
  tryHarder: true,
  maxNumberOfSymbols: 1,
};
