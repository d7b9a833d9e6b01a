import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import { printing } from '../../paper/printing';
import { reportOnPaper } from '../../paper/report';
import { dateTime } from '../../parts/format';
import { icon } from '../../parts/icons';
import { printButton, printShortcut } from '../../parts/print';
import { countedRows, drawerRows, takingsRows, type ReportRow } from '../../parts/report-rows';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { go } from '../../route';
import { shiftReport, type ShiftReport } from '../../rules/drawer';
import type { Entry } from '../../store/database';
import { entriesOfShift, markPrinted } from '../../store/entries';
import { readBody, type ShiftClosed } from '../../wire/bodies';
import { t } from '../../texts/texts';
import './close-shift';
import './earlier-shifts';
import './move-cash';
import { cashierName, drawn } from './report';

/** The shift so far (X), or as it was closed (Z). */
@customElement('jx-shift')
export class ShiftScreen extends Screen {
  /** a closed shift to show; 0: the open one */
  @property({ type: Number }) shift = 0;
  @state() private report: ShiftReport | null = null;
  @state() private closing: ShiftClosed | null = null;
  /** the closing's entry was printed before */
  @state() private copy = false;
  #closingEntry: Entry | undefined;
  @state() private counting = false;

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('shift')) {
      this.counting = false;
      void this.refresh();
    }
  }

  protected override shortcuts(): Shortcut[] {
    if (!this.report || this.counting) return [];
    const paper = printShortcut(this.#print);
    if (this.closing && this.till.openShift !== null)
      return [paper, { code: 'Escape', label: t('common.back'), run: () => go('shift') }];
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

  #print = async (): Promise<void> => {
    const { report, closing } = this;
    if (!report) return;
    const { setup, identity } = this.till;
    const head = {
      outlet: setup?.setup.outlet.name ?? '',
      terminal: identity?.label ?? '',
      openedAt: report.openedAt,
      cashier: cashierName(this.till, report.openedBy),
      closed: closing !== null,
      copy: this.copy,
    };
    const rows = this.#rows(report);
    await printing.print({
      document: () => Promise.resolve(reportOnPaper({ ...head, printedAt: Date.now() }, rows)),
      page: closing ? `shift/${report.shift}` : 'shift',
      printed: () => this.#printed(),
    });
  };

  async #printed(): Promise<void> {
    if (this.#closingEntry) await markPrinted(this.till.db, this.#closingEntry, Date.now());
    await this.refresh();
  }

  #rows(report: ShiftReport): ReportRow[] {
    const counted = this.closing ? countedRows(this.closing) : [];
    return [...takingsRows(report), 'RULE', ...drawerRows(report), ...counted];
  }

  protected override async refresh(): Promise<void> {
    const { db, identity, openShift } = this.till;
    const shift = this.shift || openShift;
    const entries = identity && shift ? await entriesOfShift(db, identity.terminal, shift) : [];
    this.report = entries.length > 0 ? shiftReport(entries) : null;
    this.#closingEntry = entries.find(({ kind }) => kind === 'SHIFT_CLOSED');
    const closed = this.#closingEntry && readBody(this.#closingEntry.body);
    this.closing = closed?.kind === 'SHIFT_CLOSED' ? closed : null;
    this.copy = this.#closingEntry?.printedAt !== undefined;
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
        ${this.#sums(report)} ${this.#foot(report)}
      </section>
    `;
  }

  #foot(report: ShiftReport): TemplateResult {
    if (this.counting)
      return html`
        <jx-close-shift .expectedFen=${report.expectedFen} @cancelled=${() => (this.counting = false)}></jx-close-shift>
      `;
    if (!this.closing)
      return html`
        <jx-move-cash></jx-move-cash>
        <div class="buttons">
          ${printButton(this.#print)}
          <vaadin-button id="close-shift" theme="primary" @click=${() => (this.counting = true)}>
            ${t('shift.close')} ${keyHint('F9')}
          </vaadin-button>
        </div>
        <jx-earlier-shifts></jx-earlier-shifts>
      `;
    return html`
      <div class="buttons">
        ${this.till.openShift === null ? nothing : this.#back()} ${printButton(this.#print)}
        ${this.till.openShift === null ? this.#next() : nothing}
      </div>
    `;
  }

  #back(): TemplateResult {
    return html`
      <vaadin-button id="back" @click=${() => go('shift')}>${t('common.back')} ${keyHint('Esc')}</vaadin-button>
    `;
  }

  #next(): TemplateResult {
    return html`
      <vaadin-button id="hand-over" @click=${this.#handOver}>
        ${icon('person')} ${t('shift.handOver')} ${keyHint('F8')}
      </vaadin-button>
      <vaadin-button id="new-shift" theme="primary" @click=${() => go('sell')}>
        ${t('shift.openNew')} ${keyHint('F9')}
      </vaadin-button>
    `;
  }

  /** What the frame says on the screen, and when this was printed. */
  #paperHead(): TemplateResult {
    const { setup, identity } = this.till;
    return html`
      <p class="paper-only">
        ${
          this.copy
            ? html`
                <strong>${t('print.copy')}</strong>
                <br />
              `
            : nothing
        }
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
      <dl class="sums report" id=${this.closing ? 'z-report' : 'x-report'}>${this.#rows(report).map(drawn)}</dl>
    `;
  }
}
