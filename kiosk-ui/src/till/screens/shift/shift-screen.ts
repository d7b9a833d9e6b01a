import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import { dateTime, money } from '../../parts/format';
import { printButton, printShortcut } from '../../parts/print';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { go } from '../../route';
import { shiftReport, type ShiftReport } from '../../rules/drawer';
import { entriesOfShift } from '../../store/entries';
import { readBody, type Method, type ShiftClosed } from '../../wire/bodies';
import { t } from '../../texts/texts';
import './close-shift';
import './move-cash';

/** The shift so far (X), or as it was closed (Z). */
@customElement('jx-shift')
export class ShiftScreen extends Screen {
  /** a closed shift to show; 0: the open one */
  @property({ type: Number }) shift = 0;
  @state() private report: ShiftReport | null = null;
  @state() private closing: ShiftClosed | null = null;
  @state() private counting = false;

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('shift')) {
      this.counting = false;
      void this.refresh();
    }
  }

  protected override shortcuts(): Shortcut[] {
    if (!this.report || this.counting) return [];
    const paper = printShortcut(() => window.print());
    if (this.closing) return [paper, { code: 'F9', label: t('shift.openNew'), run: () => go('sell') }];
    return [paper, { code: 'F9', label: t('shift.close'), run: () => (this.counting = true) }];
  }

  protected override async refresh(): Promise<void> {
    const { db, identity, openShift } = this.till;
    const shift = this.shift || openShift;
    const entries = identity && shift ? await entriesOfShift(db, identity.terminal, shift) : [];
    this.report = entries.length > 0 ? shiftReport(entries) : null;
    const closed = entries.map((entry) => readBody(entry.body)).find((body) => body.kind === 'SHIFT_CLOSED');
    this.closing = closed?.kind === 'SHIFT_CLOSED' ? closed : null;
  }

  protected override render(): TemplateResult {
    const { report, closing } = this;
    if (!report)
      return html`
        <section class="page"><p class="empty">${t('shift.none')}</p></section>
      `;
    return html`
      <section class="page">
        ${this.#paperHead()}
        <h1>${closing ? t('shift.zTitle') : t('shift.title')}</h1>
        ${this.#sums(report)}
        ${
          closing
            ? html`
                <div class="buttons">
                  ${printButton(() => window.print())}
                  <vaadin-button id="new-shift" theme="primary" @click=${() => go('sell')}>
                    ${t('shift.openNew')} ${keyHint('F9')}
                  </vaadin-button>
                </div>
              `
            : this.counting
              ? html`
                  <jx-close-shift
                    .expectedFen=${report.expectedFen}
                    @cancelled=${() => (this.counting = false)}
                  ></jx-close-shift>
                `
              : html`
                  <jx-move-cash></jx-move-cash>
                  <div class="buttons">
                    ${printButton(() => window.print())}
                    <vaadin-button id="close-shift" theme="primary" @click=${() => (this.counting = true)}>
                      ${t('shift.close')} ${keyHint('F9')}
                    </vaadin-button>
                  </div>
                `
        }
      </section>
    `;
  }

  /** What the frame says on the screen, and when this was printed. */
  #paperHead(): TemplateResult {
    const { setup, identity } = this.till;
    return html`
      <p class="paper-only">
        ${setup?.setup.outlet.name} · ${identity?.label}
        <br />
        ${dateTime(Date.now())}
      </p>
    `;
  }

  #sums(report: ShiftReport): TemplateResult {
    const cashier =
      this.till.setup?.cashiers.find((each) => each.id === report.openedBy)?.name ?? String(report.openedBy);
    const row = (label: string, fen: number, id?: string): TemplateResult => html`
      <div>
        <dt>${label}</dt>
        <dd id=${id ?? nothing}>${money(fen)}</dd>
      </div>
    `;
    const methods = Object.entries(report.netByMethodFen) as [Method, number][];
    return html`
      <p class="quiet">${t('shift.since', { time: dateTime(report.openedAt), cashier })}</p>
      <dl class="sums report" id=${this.closing ? 'z-report' : 'x-report'}>
        ${row(t('shift.sales', { n: report.saleCount }), report.salesFen, 'report-sales')}
        ${report.refundCount > 0 ? row(t('shift.refunds', { n: report.refundCount }), -report.refundsFen, 'report-refunds') : nothing}
        ${report.voidCount > 0 ? row(t('shift.voids', { n: report.voidCount }), -report.voidsFen, 'report-voids') : nothing}
        ${methods.map(([method, fen]) => row(t('shift.netBy', { method: t(`method.${method}`) }), fen, `report-${method}`))}
        <div class="rule"></div>
        ${row(t('shift.floatLine'), report.floatFen)}
        ${report.cashInFen > 0 ? row(t('shift.cashIn'), report.cashInFen) : nothing}
        ${report.cashOutFen > 0 ? row(t('shift.cashOut'), -report.cashOutFen) : nothing}
        <div class="grand">
          <dt>${t('shift.expected')}</dt>
          <dd id="report-expected">${money(report.expectedFen)}</dd>
        </div>
        ${
          this.closing
            ? html`
                ${row(t('shift.counted'), this.closing.countedFen, 'report-counted')}
                <div class="grand ${this.closing.differenceFen === 0 ? 'good' : 'bad'}">
                  <dt>${t('shift.difference')}</dt>
                  <dd id="report-difference">${money(this.closing.differenceFen)}</dd>
                </div>
              `
            : nothing
        }
      </dl>
    `;
  }
}
