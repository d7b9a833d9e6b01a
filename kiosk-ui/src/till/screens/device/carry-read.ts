import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { FrameCollector, type Taken } from '../../carry/fountain';
import '../../parts/camera-view';
import { Screen, type Shortcut } from '../../parts/screen';
import { ScreenAwake } from '../../parts/wake-lock';
import { beep } from '../../scan/feedback';
import { t, type TextKey } from '../../texts/texts';
import type { Bytes } from '../../wire/bytes';

const awake = new ScreenAwake();

const IN_WORDS: Partial<Record<Extract<Taken, string>, TextKey>> = {
  FOREIGN: 'carry.foreign',
  NEWER: 'carry.newer',
  BROKEN: 'carry.broken',
};

/** Reads another till's animated QR code; fires `bundle-read` with the whole, and `camera-closed`. */
@customElement('jx-carry-read')
export class CarryReadPart extends Screen {
  @state() private share = 0;
  @state() private trouble: TextKey | null = null;
  #collector: FrameCollector | null = null;

  protected override shortcuts(): Shortcut[] {
    return [{ code: 'Escape', label: t('common.close'), run: this.#close }];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    awake.keep(true);
    this.#collector = new FrameCollector();
  }

  override disconnectedCallback(): void {
    awake.keep(false);
    this.#collector?.close();
    this.#collector = null;
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.scrollIntoView({ block: 'start' });
  }

  #read = async (code: Bytes): Promise<void> => {
    const collector = this.#collector;
    if (!collector) return;
    const taken = await this.attempt(() => collector.take(code));
    // Another frame may have made it whole meanwhile.
    if (taken === undefined || collector !== this.#collector) return;
    if (typeof taken === 'string') return this.#say(taken);
    this.trouble = null;
    this.share = taken.share;
    if ('bundle' in taken) this.#whole(taken.bundle);
  };

  /** A damaged frame is none: the next one comes. */
  #say(taken: Extract<Taken, string>): void {
    const trouble = IN_WORDS[taken];
    if (!trouble || trouble === this.trouble) return;
    this.trouble = trouble;
    if (taken === 'BROKEN') this.share = 0;
    beep(false);
  }

  #whole(bundle: Bytes): void {
    beep(true);
    this.#collector?.close();
    this.#collector = null;
    this.dispatchEvent(new CustomEvent<Blob>('bundle-read', { detail: new Blob([bundle]) }));
  }

  #close = (): void => void this.dispatchEvent(new Event('camera-closed'));

  protected override render(): TemplateResult {
    const percent = Math.floor(this.share * 100);
    return html`
      <div class="stack" id="carry-read">
        <jx-camera
          .onBytes=${this.#read}
          .hint=${t('carry.readHint')}
          .failure=${t('carry.noCamera')}
          @camera-closed=${this.#close}
        ></jx-camera>
        <progress max="100" .value=${percent} aria-label=${t('carry.readLabel')}></progress>
        <p id="read-progress" role="status" class=${this.trouble ? 'bad' : ''}>
          ${this.trouble ? t(this.trouble) : t(percent === 0 ? 'carry.searching' : 'carry.progress', { percent })}
        </p>
      </div>
    `;
  }
}
