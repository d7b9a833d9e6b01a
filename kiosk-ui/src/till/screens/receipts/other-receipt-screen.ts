import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import { askForReceipt, ownSale, type OtherSale } from '../../elsewhere';
import { dateTime } from '../../parts/format';
import { icon } from '../../parts/icons';
import { printButton, printShortcut } from '../../parts/print';
import { saleReceipt } from '../../parts/receipt-view';
import { keyHint, Screen, type Scans, type Shortcut } from '../../parts/screen';
import { otherReceiptJob } from '../../paper/jobs';
import { printing } from '../../paper/printing';
import { otherReceiptOf } from '../../receipt/model';
import { go } from '../../route';
import { canRefund } from '../../rules/refunds';
import { t } from '../../texts/texts';
import { asking, whyNot } from './asking';
import { receiptScanned } from './open-receipt';
import { askAgainShortcut, problemNote } from './problem-note';

/** A receipt of this outlet that another till wrote, as the server has it now. */
@customElement('jx-other-receipt')
export class OtherReceiptScreen extends Screen {
  @property() code = '';
  @state() private sale: OtherSale | null = null;
  @state() private problem: string | null = null;
  /** The next receipt may be scanned while this one is shown. */
  protected override readonly scans: Scans = { expects: 'RECEIPT', onCode: receiptScanned };

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('code')) void this.#ask();
  }

  #ask = async (): Promise<void> => {
    this.problem = null;
    try {
      const sale = await askForReceipt(asking(), { code: this.code });
      const ours = await ownSale(asking(), sale.original);
      if (ours) location.replace(`#/receipts/${ours.seq}`);
      else this.sale = sale;
    } catch (failure) {
      this.sale = null;
      this.problem = whyNot(failure);
    }
  };

  protected override shortcuts(): Shortcut[] {
    return [
      ...(this.#mayRefund ? [{ code: 'F8', label: t('refund.action'), run: this.#toRefund }] : []),
      ...askAgainShortcut(this.problem, this.#ask),
      ...(this.sale ? [printShortcut(this.#print)] : []),
      { code: 'Escape', label: t('common.back'), run: () => go('receipts') },
    ];
  }

  get #mayRefund(): boolean {
    return this.till.openShift !== null && this.till.stopped === null && this.sale !== null && canRefund(this.sale);
  }

  #print = async (): Promise<void> => {
    if (this.sale) await printing.print(otherReceiptJob(this.sale, this.code));
  };

  #toRefund = (): void => go(`receipts/at/${this.code}/refund`);

  protected override render(): TemplateResult {
    const { sale, problem, till } = this;
    return html`
      <section class="page">
        <header class="page-head">
          <a class="round" href="#/receipts" aria-label=${t('common.back')}>${icon('back')}</a>
          <h1>${t('receipt.open')}</h1>
          ${sale ? printButton(this.#print) : nothing}
        </header>
        ${problem === null ? nothing : problemNote(problem, this.#ask)}
        ${
          sale === null && problem === null
            ? html`
                <p class="empty">${icon('sync')} ${t('elsewhere.asking')}</p>
              `
            : nothing
        }
        ${sale ? this.#found(sale) : nothing}
        ${
          sale && till.openShift === null
            ? html`
                <p class="quiet">${t('refund.needsShift')}</p>
              `
            : nothing
        }
      </section>
    `;
  }

  #found(sale: OtherSale): TemplateResult {
    const others = sale.answer.reserved.filter(({ terminal }) => terminal !== this.till.identity?.terminal);
    return html`
      ${saleReceipt(otherReceiptOf(sale, this.till.setup))}
      ${others.map(
        ({ label, line, until }) => html`
          <p class="quiet">${icon('clock')} ${t('elsewhere.reserved', { label, line, until: dateTime(until) })}</p>
        `,
      )}
      <div class="buttons">
        <vaadin-button id="refund" ?disabled=${!this.#mayRefund} @click=${this.#toRefund}>
          ${t('refund.action')} ${keyHint('F8')}
        </vaadin-button>
      </div>
    `;
  }
}
