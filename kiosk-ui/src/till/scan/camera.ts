import type { Bytes } from '../wire/bytes';
import type { Looked } from './camera-worker';
import { Repeats } from './repeats';

/** A camera whose frames go to the decoder until it is closed. */

/** A code must leave the picture this long before it counts again: holding a packet still sells it once. */
const SAME_AGAIN_MILLISECONDS = 1_500;
/** So many frames in a row that nothing could look at are no chance. */
const FAILURES_IN_A_ROW = 10;
const CHOSEN = 'jiuxiao-camera';
const LONGEST_SIDE = 1280;

/** Not every browser does (Firefox, Safari). */
const SENDS_PAST_THE_PAGE = 'MediaStreamTrackProcessor' in window;

interface Torch extends MediaTrackConstraintSet {
  torch?: boolean;
}

export class Camera {
  #stream: MediaStream | null = null;
  #worker: Worker | null = null;
  #canvas = document.createElement('canvas');
  #busy = false;
  #open = false;
  #failures = 0;
  readonly #bars = new Repeats(SAME_AGAIN_MILLISECONDS);
  readonly #inView = new Repeats(SAME_AGAIN_MILLISECONDS);
  /** the one that was chosen last on this device */
  #facing: 'environment' | 'user' = localStorage.getItem(CHOSEN) === 'user' ? 'user' : 'environment';

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly onCode: (text: string, bytes: Bytes) => void,
    /** the decoder reads nothing, and why */
    private readonly onBroken: (reason: string) => void,
    /** a code that was read already is still in view */
    private readonly onHeld: (text: string) => void = () => undefined,
  ) {}

  /** @throws if there is no camera or it is not allowed */
  async open(): Promise<void> {
    this.#open = true;
    this.#worker ??= new Worker(new URL('./camera-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<Looked>) => {
      this.#busy = false;
      if ('failed' in data) return this.#failed(data.failed);
      this.#failures = 0;
      const { text, bytes, sure } = data;
      // Bars are believed once two frames say the same, whatever was in between.
      if (text !== null && bytes !== null && (sure || this.#bars.isRepeat(text))) this.#saw(text, bytes);
    };
    await this.#start();
    if (!SENDS_PAST_THE_PAGE) this.#nextFrame();
  }

  async flip(): Promise<void> {
    this.#facing = this.#facing === 'environment' ? 'user' : 'environment';
    localStorage.setItem(CHOSEN, this.#facing);
    this.#stopStream();
    await this.#start();
  }

  get hasTorch(): boolean {
    const capabilities = this.#track?.getCapabilities?.() as { torch?: boolean } | undefined;
    return capabilities?.torch === true;
  }

  async torch(on: boolean): Promise<void> {
    await this.#track?.applyConstraints({ advanced: [{ torch: on } as Torch] });
  }

  close(): void {
    this.#open = false;
    this.#stopStream();
    this.#worker?.terminate();
    this.#worker = null;
  }

  get #track(): MediaStreamTrack | undefined {
    return this.#stream?.getVideoTracks()[0];
  }

  async #start(): Promise<void> {
    const video = { facingMode: this.#facing, width: { ideal: 1280 }, height: { ideal: 720 } };
    this.#stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
    if (!this.#open) return this.#stopStream();
    this.video.srcObject = this.#stream;
    this.#sendPastThePage();
    await this.video.play();
  }

  /** From the camera to the decoder: a busy page delays no frame, and a busy decoder gets the newest. */
  #sendPastThePage(): void {
    const track = this.#track;
    if (!SENDS_PAST_THE_PAGE || !track) return;
    const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 });
    this.#worker?.postMessage(readable, [readable]);
  }

  #stopStream(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }

  #nextFrame(): void {
    if (!this.#open) return;
    this.#send();
    if ('requestVideoFrameCallback' in this.video) this.video.requestVideoFrameCallback(() => this.#nextFrame());
    else requestAnimationFrame(() => this.#nextFrame());
  }

  #send(): void {
    if (this.#busy || this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !this.#worker) return;
    const frame = 'VideoFrame' in window ? new VideoFrame(this.video) : this.#pixels();
    if (!frame) return;
    this.#busy = true;
    this.#worker.postMessage(frame, [frame instanceof ImageData ? frame.data.buffer : frame]);
  }

  /** The slower way: copies the picture on the page's own thread. */
  #pixels(): ImageData | null {
    const { videoWidth, videoHeight } = this.video;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
    this.#canvas.width = Math.round(videoWidth * scale);
    this.#canvas.height = Math.round(videoHeight * scale);
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    context.drawImage(this.video, 0, 0, this.#canvas.width, this.#canvas.height);
    return context.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
  }

  #failed(reason: string): void {
    this.#failures += 1;
    if (this.#failures === FAILURES_IN_A_ROW) this.onBroken(reason);
  }

  #saw(text: string, bytes: Bytes): void {
    if (document.hidden) return; // nobody is scanning
    if (this.#inView.isRepeat(text)) this.onHeld(text);
    else this.onCode(text, bytes);
  }
}
