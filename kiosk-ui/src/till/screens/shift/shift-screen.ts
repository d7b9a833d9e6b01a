import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import { dateTime } from '../../parts/format';
import { icon } from '../../parts/icons';
import { printButton, printShortcut } from '../../parts/print';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { go } from '../../route';
import { shiftReport, type ShiftReport } from '../../rules/drawer';
import { entriesOfShift } from '../../store/entries';
import { readBody, type ShiftClosed } from '../../wire/bodies';
import { t } from '../../texts/texts';
import './close-shift';
import './move-cash';
import { cashierName, counted, drawer, takings } from './report';

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
    if (this.closing) {
      const handOver = { code: 'F8', label: t('shift.handOver'), run: this.#handOver };
      return [paper, handOver, { code: 'F9', label: t('shift.openNew'), run: () => go('sell') }];
    }
    return [paper, { code: 'F9', label: t('shift.close'), run: () => (this.counting = true) }];
  }

  /** The next cashier proves the PIN, and finds what was counted as the float. */
  #handOver = (): void => {
    this.till.signOut();
    go('sell');
  };

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
                  <vaadin-button id="hand-over" @click=${this.#handOver}>
                    ${icon('person')} ${t('shift.handOver')} ${keyHint('F8')}
                  </vaadin-button>
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
    const cashier = cashierName(this.till, report.openedBy);
    return html`
      <p class="quiet">${t('shift.since', { time: dateTime(report.openedAt), cashier })}</p>
      <dl class="sums report" id=${this.closing ? 'z-report' : 'x-report'}>
        ${takings(report)}
        <div class="rule"></div>
        ${drawer(report)} ${this.closing ? counted(this.closing) : nothing}
      </dl>
    `;
  }
}
