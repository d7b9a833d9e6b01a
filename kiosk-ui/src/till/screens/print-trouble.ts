import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@vaadin/button';
import { printing, type PaperJob } from '../paper/printing';
import { icon } from '../parts/icons';
import { keyHint, Screen, type Shortcut } from '../parts/screen';
import { go } from '../route';
import { t } from '../texts/texts';

/** What did not come out of the printer, why, and what may be done. It is in nobody's way: the till goes on selling. */
@customElement('jx-print-trouble')
export class PrintTrouble extends Screen {
  override connectedCallback(): void {
    super.connectedCallback();
    printing.addEventListener('change', this.#redraw);
    window.addEventListener('hashchange', this.#redraw);
  }

  override disconnectedCallback(): void {
    printing.removeEventListener('change', this.#redraw);
    window.removeEventListener('hashchange', this.#redraw);
    super.disconnectedCallback();
  }

  #redraw = (): void => this.requestUpdate();

  protected override shortcuts(): Shortcut[] {
    const job = this.#latest;
    if (!job) return [];
    const other = this.#otherWay(job);
    return [
      { code: 'KeyT', alt: true, label: t('trouble.again'), run: this.#again },
      ...(other ? [{ code: 'KeyB', alt: true, label: other.label, run: other.run }] : []),
      { code: 'KeyX', alt: true, label: t('trouble.letBe'), run: this.#letBe },
    ];
  }

  get #latest(): PaperJob | undefined {
    return printing.trouble?.jobs.at(-1);
  }

  #again = (): void => void printing.again();

  #letBe = (): void => printing.letBe();

  /** The browser prints what its page shows; a chosen printer has to be chosen again on the device page. */
  #otherWay(job: PaperJob): { id: string; label: string; run: () => void } | null {
    const reason = printing.trouble?.failure.reason;
    const onDevicePage = location.hash === '#/device';
    if ((reason === 'FORGOTTEN' || reason === 'UNKNOWN' || reason === 'NOT_A_PRINTER') && !onDevicePage) {
      return { id: 'trouble-choose', label: t('printer.choose'), run: () => go('device') };
    }
    if (job.page === 'device') return null;
    return location.hash === `#/${job.page}`
      ? { id: 'trouble-browser', label: t('trouble.browser'), run: () => void printing.byBrowser(job) }
      : { id: 'trouble-open', label: t('trouble.open'), run: () => go(job.page) };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { trouble } = printing;
    const job = this.#latest;
    if (!trouble || !job) return nothing;
    const { reason, detail } = trouble.failure;
    const other = this.#otherWay(job);
    return html`
      <div class="banner waiting trouble" id="print-trouble" role="alert" data-reason=${reason}>
        ${icon('printer')}
        <span>${t('trouble.papers', { n: trouble.jobs.length })} ${t(`trouble.${reason}`, { detail })}</span>
        <div class="buttons">
          <vaadin-button id="print-again" theme="primary" @click=${this.#again}>
            ${t('trouble.again')} ${keyHint('Alt T')}
          </vaadin-button>
          ${
            other
              ? html`
                  <vaadin-button id=${other.id} @click=${other.run}>${other.label} ${keyHint('Alt B')}</vaadin-button>
                `
              : nothing
          }
          <vaadin-button id="let-be" @click=${this.#letBe}>${t('trouble.letBe')} ${keyHint('Alt X')}</vaadin-button>
        </div>
      </div>
    `;
  }
}
