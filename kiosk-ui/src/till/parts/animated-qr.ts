import { encode } from 'uqr';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';

/** One QR code after another, as large as there is room. Fires `frame-shown` for each. */
@customElement('jx-animated-qr')
export class AnimatedQr extends LitElement {
  @property({ attribute: false }) next: (() => Promise<Uint8Array>) | null = null;
  @property({ type: Number }) framesPerSecond = 10;
  @property() label = '';
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  #timer = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('next') || changed.has('framesPerSecond')) void this.#show();
  }

  async #show(): Promise<void> {
    clearTimeout(this.#timer);
    const { next } = this;
    if (!next) return;
    const frame = await next();
    if (next !== this.next || !this.isConnected) return;
    draw(this.canvas, frame);
    this.dispatchEvent(new Event('frame-shown'));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#show(), 1000 / this.framesPerSecond) as unknown as number;
  }

  protected override render(): TemplateResult {
    return html`
      <canvas role="img" aria-label=${this.label}></canvas>
    `;
  }
}

/**
 * The least error correction holds the most bytes: a frame that is not read is replaced by another. Choosing among the masks
 * takes five times as long and gains nothing on bytes that look random; mask 0 breaks up the rest.
 */
function draw(canvas: HTMLCanvasElement, frame: Uint8Array): void {
  const { data, size } = encode([...frame], { ecc: 'L', boostEcc: false, maskPattern: 0, border: 4 });
  // Whole pixels of the screen, so that all modules are of one size.
  const room = (canvas.parentElement?.clientWidth ?? 0) * devicePixelRatio;
  const scale = Math.max(1, Math.floor(room / size));
  if (canvas.width !== size * scale) canvas.width = canvas.height = size * scale;
  canvas.style.width = canvas.style.height = `${(size * scale) / devicePixelRatio}px`;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) context.fillRect(x * scale, y * scale, scale, scale);
    }),
  );
}
