import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import { UNSET_PRINTER, type ChosenPrinter, type PrinterSettings } from '../../paper/printer';
import { printing } from '../../paper/printing';
import { BAUD_RATES } from '../../paper/serial';
import { TEST_JOB } from '../../paper/test-page';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { t } from '../../texts/texts';
import { printerDialog } from './printer-dialog';

const WIDTHS = [58, 80] as const;

/** What this device's papers come out of. */
@customElement('jx-printer')
export class PrinterPart extends Screen {
  @state() private settings: PrinterSettings = UNSET_PRINTER;

  override connectedCallback(): void {
    super.connectedCallback();
    printing.addEventListener('change', this.#reread);
  }

  override disconnectedCallback(): void {
    printing.removeEventListener('change', this.#reread);
    super.disconnectedCallback();
  }

  protected override async refresh(): Promise<void> {
    this.settings = await printing.settings();
  }

  protected override shortcuts(): Shortcut[] {
    const { width, automatic } = this.settings;
    return [
      { code: 'KeyN', alt: true, label: t('printer.choose'), run: this.#choose },
      { code: 'KeyP', alt: true, label: t('printer.test'), run: this.#test },
      {
        code: 'KeyW',
        alt: true,
        label: t('printer.width'),
        run: () => this.#change({ width: width === 58 ? 80 : 58 }),
      },
      { code: 'KeyA', alt: true, label: t('printer.automatic'), run: () => this.#change({ automatic: !automatic }) },
    ];
  }

  #reread = (): void => void this.refresh();

  async #change(changed: Partial<PrinterSettings>): Promise<void> {
    await this.attempt(() => printing.change(changed));
  }

  #choose = async (): Promise<void> => {
    const printer = await this.attempt(printerDialog);
    if (!printer) return;
    await this.#change({ printer });
    tell(t('printer.chosen', { name: nameOf(printer) }), 'success');
  };

  #test = async (): Promise<void> => {
    await printing.print(TEST_JOB);
  };

  protected override render(): TemplateResult {
    const { printer, width, automatic } = this.settings;
    return html`
      <div class="box" id="printer">
        <h2>${t('printer.title')}</h2>
        <p class="printer-now">
          ${icon('printer')}
          <span id="printer-chosen">${nameOf(printer)}</span>
        </p>
        ${this.#choice(
          'printer.width',
          'Alt W',
          WIDTHS.map((each) => ({
            id: `paper-${each}`,
            label: t('printer.millimetres', { n: each }),
            chosen: width === each,
            choose: () => this.#change({ width: each }),
          })),
        )}
        ${printer.kind === 'SERIAL' ? this.#baud(printer) : nothing}
        ${this.#choice(
          'printer.automatic',
          'Alt A',
          [true, false].map((each) => ({
            id: `automatic-${each ? 'on' : 'off'}`,
            label: t(each ? 'printer.on' : 'printer.off'),
            chosen: automatic === each,
            choose: () => this.#change({ automatic: each }),
          })),
        )}
        <div class="buttons">
          <vaadin-button id="choose-printer" @click=${this.#choose}>
            ${icon('printer')} ${t('printer.choose')} ${keyHint('Alt N')}
          </vaadin-button>
          <vaadin-button id="test-print" @click=${this.#test}>${t('printer.test')} ${keyHint('Alt P')}</vaadin-button>
        </div>
      </div>
    `;
  }

  #baud(printer: Extract<ChosenPrinter, { kind: 'SERIAL' }>): TemplateResult {
    return this.#choice(
      'printer.baud',
      '',
      BAUD_RATES.map((baudRate) => ({
        id: `baud-${baudRate}`,
        label: String(baudRate),
        chosen: printer.baudRate === baudRate,
        choose: () => this.#change({ printer: { ...printer, baudRate } }),
      })),
    );
  }

  #choice(
    label: 'printer.width' | 'printer.automatic' | 'printer.baud',
    key: string,
    choices: { id: string; label: string; chosen: boolean; choose: () => unknown }[],
  ): TemplateResult {
    return html`
      <div class="field">
        <span class="label" id="label-${label}">${t(label)} ${key ? keyHint(key) : nothing}</span>
        <div class="segments" role="group" aria-labelledby="label-${label}">
          ${choices.map(
            ({ id, label: words, chosen, choose }) => html`
              <button type="button" id=${id} aria-pressed=${chosen} @click=${choose}>${words}</button>
            `,
          )}
        </div>
      </div>
    `;
  }
}

function nameOf(printer: ChosenPrinter): string {
  const kind = t(`printer.${printer.kind}`);
  return printer.kind === 'BROWSER' ? kind : `${kind} · ${printer.name}`;
}
