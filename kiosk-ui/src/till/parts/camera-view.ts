import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Camera } from '../scan/camera';
import { scanned, stillHeld } from '../scan/scanner';
import { t } from '../texts/texts';
import type { Bytes } from '../wire/bytes';
import { afterPainting } from '../after-painting';
import { icon } from './icons';
import { keyHint, Screen, type Shortcut } from './screen';
import { tell } from './toast';

/** The camera's picture with a frame; what it reads goes to the screen that is shown, or where `onBytes` takes it. */
@customElement('jx-camera')
export class CameraView extends Screen {
  @property({ attribute: false }) onBytes: ((bytes: Bytes) => unknown) | null = null;
  /** instead of what is said where goods are scanned */
  @property() hint = '';
  @property() failure = '';
  /** why nothing is read: there is no camera, or no decoder */
  @state() private failed: string | null = null;
  @state() private hasTorch = false;
  @state() private torchOn = false;
  @state() private flash = false;
  @query('video') private readonly video!: HTMLVideoElement;
  #camera: Camera | null = null;

  protected override shortcuts(): Shortcut[] {
    return [
      ...(this.hasTorch ? [{ code: 'KeyT', alt: true, label: t('scan.torch'), run: this.#toggleTorch }] : []),
      { code: 'KeyO', alt: true, label: t('scan.flip'), run: this.#flip },
    ];
  }

  protected override firstUpdated(): void {
    const read = (text: string, bytes: Bytes): void => {
      if (this.onBytes) this.onBytes(bytes);
      else scanned(text);
      void afterPainting().then(() => this.#blink());
    };
    const held = (text: string): void => {
      if (!this.onBytes) stillHeld(text);
    };
    const broken = (reason: string): unknown => (this.failed = t('scan.noDecoder', { reason }));
    this.#camera = new Camera(this.video, read, broken, held);
    void this.#opened(this.#camera.open());
  }

  override disconnectedCallback(): void {
    this.#camera?.close();
    super.disconnectedCallback();
  }

  #blink(): void {
    this.flash = true;
    setTimeout(() => (this.flash = false), 180);
  }

  #toggleTorch = async (): Promise<void> => {
    try {
      await this.#camera?.torch(!this.torchOn);
      this.torchOn = !this.torchOn;
    } catch {
      tell(t('scan.noTorch'), 'error');
    }
  };

  #flip = async (): Promise<void> => {
    await this.#opened(this.#camera?.flip());
    this.torchOn = false; // the light was the other camera's
  };

  async #opened(opening: Promise<void> | undefined): Promise<void> {
    try {
      await opening;
      this.failed = null;
    } catch {
      this.failed = this.failure || t('scan.noCamera');
    }
    this.hasTorch = this.#camera?.hasTorch ?? false;
  }

  protected override render(): TemplateResult {
    const hint = this.hint || t('scan.hint');
    return html`
      <div class="camera ${this.flash ? 'flash' : ''}">
        <video muted playsinline aria-label=${hint}></video>
        ${
          this.failed !== null
            ? html`
                <p class="camera-failed" role="alert">${icon('warning')} ${this.failed}</p>
              `
            : html`
                <div class="finder" aria-hidden="true"></div>
                <p class="hint">${hint}</p>
              `
        }
        <div class="camera-buttons">
          ${
            this.hasTorch
              ? html`
                  <button
                    type="button"
                    class="round keyed"
                    aria-pressed=${this.torchOn}
                    aria-label=${t('scan.torch')}
                    @click=${this.#toggleTorch}
                  >
                    ${icon('light')} ${keyHint('Alt T')}
                  </button>
                `
              : nothing
          }
          <button type="button" class="round keyed" aria-label=${t('scan.flip')} @click=${this.#flip}>
            ${icon('flip')} ${keyHint('Alt O')}
          </button>
          <button
            type="button"
            class="round keyed"
            id="close-camera"
            aria-label=${t('common.close')}
            @click=${() => this.dispatchEvent(new Event('camera-closed'))}
          >
            ${icon('close')} ${keyHint('Esc')}
          </button>
        </div>
      </div>
    `;
  }
}
