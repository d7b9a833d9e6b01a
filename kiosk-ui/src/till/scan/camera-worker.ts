import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { READER_OPTIONS } from './reader-options';

/** Decodes frames away from the page's thread, so that a slow decode never delays a tap. */

/** Beyond this no code gets easier to read. */
const LONGEST_SIDE = 1280;

const MENDS_ITSELF: ReadonlySet<string> = new Set(['QRCode', 'DataMatrix']);

declare const self: DedicatedWorkerGlobalScope;

prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true }).catch((failure: unknown) =>
  console.error('the decoder did not load', failure),
);

/** What the page is told of a frame: a decoder that did not load and a frame that could not be copied fail each time. */
export type Looked = Decoded | { failed: string };

/** What a frame held; how long the decoder looked at it, and the frame's own time in microseconds: for the benchmark. */
export interface Decoded {
  text: string | null;
  /** it mends its own errors; a bar code has a check digit at most, and one in ten wrong readings passes it */
  sure: boolean;
  /** for codes that hold no text */
  bytes: Uint8Array<ArrayBuffer> | null;
  milliseconds: number;
  timestamp: number | null;
}

/** A frame of the camera, or its pixels where the browser hands out no frames. */
export type Frame = VideoFrame | ImageData;

/** All frames of a camera, where the browser sends them here past the page; else one, of which the page waits to hear. */
export type Frames = ReadableStream<VideoFrame> | Frame;

self.addEventListener('message', ({ data }: MessageEvent<Frames>) => {
  void (data instanceof ReadableStream ? lookAtAll(data) : look(data));
});

async function lookAtAll(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) await look(next.value);
}

/** One frame that cannot be looked at is not the last. */
async function look(frame: Frame): Promise<void> {
  const timestamp = frame instanceof ImageData ? null : frame.timestamp;
  try {
    await decode(await pictureOf(frame), timestamp);
  } catch (failure) {
    self.postMessage({ failed: String(failure) } satisfies Looked);
  }
}

async function pictureOf(frame: Frame): Promise<ImageData | Uint8Array> {
  if (frame instanceof ImageData) return frame;
  try {
    return (await greyOf(frame)) ?? pixelsOf(frame);
  } finally {
    frame.close();
  }
}

async function decode(picture: ImageData | Uint8Array, timestamp: number | null): Promise<void> {
  const began = performance.now();
  const [found] = await readBarcodes(picture, READER_OPTIONS);
  const milliseconds = performance.now() - began;
  const valid = found?.isValid === true ? found : null;
  const bytes = valid && new Uint8Array(valid.bytes);
  const sure = valid !== null && MENDS_ITSELF.has(valid.format);
  self.postMessage({ text: valid?.text ?? null, sure, bytes, milliseconds, timestamp } satisfies Decoded);
}

let grey = new Uint8Array(0);

/**
 * The brightness alone, which is all the decoder looks at, as a picture file it reads (PGM). Cameras write it apart from the
 * colours and before them, so it is only copied; turning a frame into coloured pixels took longer than decoding it. Null if
 * this frame is written otherwise, or is too large.
 */
async function greyOf(frame: VideoFrame): Promise<Uint8Array | null> {
  const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
  const isApart = frame.format === 'I420' || frame.format === 'NV12';
  if (!isApart || width === 0 || Math.max(width, height) > LONGEST_SIDE) return null;
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const length = header.length + frame.allocationSize();
  if (grey.length !== length) grey = new Uint8Array(length);
  grey.set(header);
  await frame.copyTo(grey.subarray(header.length));
  return grey.subarray(0, header.length + width * height);
}

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });

function pixelsOf(frame: VideoFrame): ImageData {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(frame.displayWidth, frame.displayHeight));
  const [width, height] = [Math.round(frame.displayWidth * scale), Math.round(frame.displayHeight * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  if (!context) throw new Error('no canvas in a worker');
  context.drawImage(frame, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
