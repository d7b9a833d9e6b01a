import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import { unsentBundle, type Bundle } from '../../carry/bundle';
import { FrameSeries } from '../../carry/fountain';
import { symbolsOf } from '../../carry/frame';
import '../../parts/animated-qr';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { ScreenAwake } from '../../parts/wake-lock';
import { t } from '../../texts/texts';

/**
 * How much a code holds, and how many are shown a second. 392 bytes fill a version 13, 752 a version 19; a camera of 30 pictures
 * a second sees each of ten codes at least twice. Another density is another series, so slow and fast share one.
 */
const PACES = {
  SLOW: { symbolBytes: 392, framesPerSecond: 4 },
  FAST: { symbolBytes: 392, framesPerSecond: 10 },
  DENSE: { symbolBytes: 752, framesPerSecond: 10 },
} as const;
type Pace = keyof typeof PACES;
const PACE_NAMES = Object.keys(PACES) as Pace[];

/** Some 130 to 170 kB: 40 seconds that a phone must be held still. */
const PART_ENTRIES = 1000;

const awake = new ScreenAwake();

/** Shows what is unsent as an animated QR code, for another till or the console to read. */
@customElement('jx-carry-show')
export class CarryShowPart extends Screen {
  @state() private pace: Pace = 'FAST';
  @state() private bundle: Bundle | null = null;
  @state() private lengthBytes = 0;
  @state() private framesShown = 0;
  @state() private next: (() => Promise<Uint8Array>) | null = null;
  #series: FrameSeries | null = null;

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'KeyS', alt: true, label: t('carry.pace'), run: this.#nextPace },
      ...(this.#hasMore ? [{ code: 'KeyM', alt: true, label: t('carry.nextPart'), run: this.#nextPart }] : []),
      { code: 'Escape', label: t('common.close'), run: this.#close },
    ];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    awake.keep(true);
    void this.#show();
  }

  override disconnectedCallback(): void {
    awake.keep(false);
    this.#drop();
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.scrollIntoView({ block: 'start' });
  }

  get #hasMore(): boolean {
    return this.bundle !== null && this.bundle.entries.length < this.till.unsent;
  }

  /** From the oldest on, or what comes after a part that was shown. */
  async #show(after: Bundle | null = null): Promise<void> {
    await this.attempt(async () => {
      const last = after?.entries.at(-1) ?? null;
      this.bundle =
        (await unsentBundle(this.till.db, PART_ENTRIES, last)) ?? (await unsentBundle(this.till.db, PART_ENTRIES));
      await this.#begin();
    });
  }

  async #begin(): Promise<void> {
    this.#drop();
    if (!this.bundle) return this.#close();
    const bytes = new Uint8Array(await this.bundle.bytes.arrayBuffer());
    const series = await FrameSeries.of(bytes, PACES[this.pace].symbolBytes);
    if (!this.isConnected) return series.close();
    this.#series = series;
    this.lengthBytes = bytes.length;
    this.framesShown = 0;
    this.next = () => series.next();
  }

  #drop(): void {
    this.next = null;
    this.#series?.close();
    this.#series = null;
  }

  #nextPart = (): void => void this.#show(this.bundle);

  #nextPace = (): void => this.#setPace(PACE_NAMES[(PACE_NAMES.indexOf(this.pace) + 1) % PACE_NAMES.length] ?? 'FAST');

  #setPace(pace: Pace): void {
    const another = PACES[pace].symbolBytes !== PACES[this.pace].symbolBytes;
    this.pace = pace;
    if (another) void this.attempt(() => this.#begin());
  }

  #close = (): void => void this.dispatchEvent(new Event('show-closed'));

  protected override render(): TemplateResult {
    return html`
      <div class="stack" id="carry-show">
        <div class="animated-qr">
          <jx-animated-qr
            .next=${this.next}
            .framesPerSecond=${PACES[this.pace].framesPerSecond}
            .label=${t('carry.codeLabel')}
            @frame-shown=${() => (this.framesShown += 1)}
          ></jx-animated-qr>
        </div>
        ${this.bundle ? this.#facts(this.bundle) : nothing}
        <div class="segments" role="group" aria-label=${t('carry.pace')}>
          ${PACE_NAMES.map(
            (pace) => html`
              <button
                type="button"
                id="pace-${pace}"
                aria-pressed=${this.pace === pace}
                @click=${() => this.#setPace(pace)}
              >
                ${t(`carry.pace.${pace}`)}
              </button>
            `,
          )}
        </div>
        <p class="quiet">${t('carry.showText')} ${keyHint('Alt S')}</p>
        <div class="buttons">
          ${
            this.#hasMore
              ? html`
                  <vaadin-button id="next-part" @click=${this.#nextPart}>
                    ${t('carry.nextPart')} ${keyHint('Alt M')}
                  </vaadin-button>
                `
              : nothing
          }
          <vaadin-button id="close-show" @click=${this.#close}>
            ${icon('close')} ${t('common.close')} ${keyHint('Esc')}
          </vaadin-button>
        </div>
      </div>
    `;
  }

  #facts({ entries }: Bundle): TemplateResult {
    const { symbolBytes, framesPerSecond } = PACES[this.pace];
    const seconds = Math.ceil(symbolsOf(this.lengthBytes, symbolBytes) / framesPerSecond);
    const range = `${entries[0]?.seq ?? 0}–${entries.at(-1)?.seq ?? 0}`;
    return html`
      <p id="shown-entries" role="status">${t('carry.shown', { range, n: entries.length })}</p>
      <p class="quiet" id="shown-frames">${t('carry.frames', { n: this.framesShown, seconds })}</p>
    `;
  }
}
