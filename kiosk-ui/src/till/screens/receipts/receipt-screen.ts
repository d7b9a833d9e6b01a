import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import { recordedOr } from '../../elsewhere';
import { money } from '../../parts/format';
import { icon } from '../../parts/icons';
import { printButton, printShortcut } from '../../parts/print';
import { refundReceipt, saleReceipt } from '../../parts/receipt-view';
import { keyHint, Screen, type Scans, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { receiptJob } from '../../paper/jobs';
import { printing } from '../../paper/printing';
import { refundReceiptOf, saleReceiptOf } from '../../receipt/model';
import { go } from '../../route';
import { canRefund, canVoid, type SaleStanding } from '../../rules/refunds';
import { entryOf } from '../../store/entries';
import type { Entry } from '../../store/database';
import { t } from '../../texts/texts';
import { loadStanding, recordVoid } from '../../use-cases';
import { held, letGo } from './asking';
import { receiptScanned } from './open-receipt';
import { reasonDialog } from './reason-dialog';

/** One receipt, and what may still be done with it. */
@customElement('jx-receipt')
export class ReceiptScreen extends Screen {
  @property({ type: Number }) seq = 0;
  @state() private sale: SaleStanding | null = null;
  @state() private refund: Entry | null = null;
  /** The next receipt may be scanned while this one is shown. */
  protected override readonly scans: Scans = { expects: 'RECEIPT', onCode: receiptScanned };

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('seq')) void this.refresh();
  }

  protected override async refresh(): Promise<void> {
    const { db, identity } = this.till;
    const entry = identity ? await entryOf(db, identity.terminal, this.seq) : undefined;
    if (!entry) return;
    this.refund = entry.kind === 'REFUND' ? entry : null;
    this.sale = await loadStanding(db, entry.terminal, entry.originalSeq ?? entry.seq);
  }

  protected override shortcuts(): Shortcut[] {
    return [
      ...(this.#mayVoid ? [{ code: 'KeyV', alt: true, label: t('void.action'), run: this.#void }] : []),
      ...(this.#mayRefund ? [{ code: 'F8', label: t('refund.action'), run: this.#toRefund }] : []),
      printShortcut(this.#print),
      { code: 'Escape', label: t('common.back'), run: () => go('receipts') },
    ];
  }

  get #working(): boolean {
    return this.till.openShift !== null && this.till.stopped === null && this.refund === null;
  }

  get #mayVoid(): boolean {
    return this.#working && this.sale !== null && canVoid(this.sale, this.till.openShift);
  }

  get #mayRefund(): boolean {
    return this.#working && this.sale !== null && canRefund(this.sale);
  }

  #print = async (): Promise<void> => {
    const entry = this.refund ?? this.sale?.entry;
    if (entry) await printing.print(receiptJob(entry.seq));
  };

  #toRefund = (): void => go(`receipts/${this.sale?.entry.seq}/refund`);

  #void = async (): Promise<void> => {
    const { sale } = this;
    if (!sale) return;
    const reason = await reasonDialog({
      title: t('void.title'),
      text: t('void.question', { receipt: sale.sale.receipt, amount: money(sale.sale.totalFen) }),
      reasons: [t('void.reasonMistake'), t('void.reasonPrice'), t('void.reasonCustomer')],
      confirm: t('void.confirm'),
    });
    if (reason === null) return;
    const voided = await this.attempt(() => this.#recordVoid(sale, reason));
    if (voided) tell(t('void.done', { receipt: sale.sale.receipt }), 'success');
  };

  /** The server holds all of it first, where it can be asked: another till may have taken some back. */
  async #recordVoid(sale: SaleStanding, reason: string): Promise<Entry | null> {
    const present = await held(sale, new Map(sale.lines.map(({ line }) => [line.line, line.quantityMilli])));
    if (present === null) return null;
    return recordedOr(
      () => letGo(present),
      () => this.till.perform((counter) => recordVoid(counter, present, reason)),
    );
  }

  protected override render(): TemplateResult {
    const { sale, refund, till } = this;
    return html`
      <section class="page">
        <header class="page-head">
          <a class="round" href="#/receipts" aria-label=${t('common.back')}>${icon('back')}</a>
          <h1>${t('receipt.open')}</h1>
          ${printButton(this.#print)}
        </header>
        ${
          refund
            ? refundReceipt(refundReceiptOf(refund, sale, till.setup))
            : sale
              ? saleReceipt(saleReceiptOf(sale, till.setup))
              : html`
                  <p class="empty">${t('receipts.noneFound')}</p>
                `
        }
        ${
          sale && !refund && till.openShift === null
            ? html`
                <p class="quiet">${t('refund.needsShift')}</p>
              `
            : nothing
        }
        ${
          sale && !refund
            ? html`
                <div class="buttons">
                  <vaadin-button id="void" theme="danger" ?disabled=${!this.#mayVoid} @click=${this.#void}>
                    ${t('void.action')} ${keyHint('Alt V')}
                  </vaadin-button>
                  <vaadin-button id="refund" ?disabled=${!this.#mayRefund} @click=${this.#toRefund}>
                    ${t('refund.action')} ${keyHint('F8')}
                  </vaadin-button>
                </div>
              `
            : nothing
        }
      </section>
    `;
  }
}
