import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { READER_OPTIONS } from './reader-options';

/** Decodes frames away from the page's thread, so that a slow decode never delays a tap. */

/** Beyond this no code gets easier to read. */
const LONGEST_SIDE = 1280;

declare const self: DedicatedWorkerGlobalScope;

prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true }).catch((failure: unknown) =>
  console.error('the decoder did not load', failure),
);

/** What a frame held, and how long the decoder looked at it: for the benchmark. */
export interface Decoded {
  text: string | null;
  /** for codes that hold no text */
  bytes: Uint8Array<ArrayBuffer> | null;
  milliseconds: number;
}

/** A frame of the camera, or its pixels where the browser hands out no frames. */
export type Frame = VideoFrame | ImageData;

self.addEventListener('message', (event: MessageEvent<Frame>) => {
  void decode(event.data).then((decoded) => self.postMessage(decoded));
});

async function decode(frame: Frame): Promise<Decoded> {
  const pixels = frame instanceof ImageData ? frame : pixelsOf(frame);
  const began = performance.now();
  const [found] = await readBarcodes(pixels, READER_OPTIONS);
  const milliseconds = performance.now() - began;
  if (found?.isValid !== true) return { text: null, bytes: null, milliseconds };
  return { text: found.text, bytes: new Uint8Array(found.bytes), milliseconds };
}

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });

function pixelsOf(frame: VideoFrame): ImageData {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(frame.displayWidth, frame.displayHeight));
  const [width, height] = [Math.round(frame.displayWidth * scale), Math.round(frame.displayHeight * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  if (!context) throw new Error('no canvas in a worker');
  context.drawImage(frame, 0, 0, width, height);
  frame.close();
  return context.getImageData(0, 0, width, height);
}
