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
import type { CloseShift } from './close-shift';
import './closed-shifts';
import './move-cash';
import { cashierName, drawn } from './report';

/** The shift so far (X), or as it was closed (Z). */
@customElement('jx-shift')
export class ShiftScreen extends Screen {
  /** a closed shift to show; 0: the open one */
  @property({ type: Number }) shift = 0;
  @state() private report: ShiftReport | null = null;
  @state() private closing: ShiftClosed | null = null;
  /** the entry of the closing: its first paper is no copy */
  @state() private closed: Entry | null = null;
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
    if (this.closing && this.till.openShift !== null) return [paper];
    if (this.closing) {
      const handOver = { code: 'F8', label: t('shift.handOver'), run: this.#handOver };
      return [paper, handOver, { code: 'F9', label: t('shift.openNew'), run: () => go('sell') }];
    }
    return [paper, { code: 'F9', label: t('shift.close'), run: this.#countByKey }];
  }

  #countByKey = async (): Promise<void> => {
    this.counting = true;
    await this.updateComplete;
    await this.querySelector<CloseShift>('jx-close-shift')?.begin();
  };

  /** The next cashier proves the PIN, and finds what was counted as the float. */
  #handOver = (): void => {
    this.till.signOut();
    go('sell');
  };

  #print = async (): Promise<void> => {
    const { report, closed } = this;
    if (!report) return;
    const { setup, identity } = this.till;
    const head = {
      outlet: setup?.setup.outlet.name ?? '',
      terminal: identity?.label ?? '',
      openedAt: report.openedAt,
      cashier: cashierName(this.till, report.openedBy),
      closed: closed !== null,
      copy: closed?.printedAt !== undefined,
    };
    const rows = this.#rows(report);
    await printing.print({
      document: () => Promise.resolve(reportOnPaper({ ...head, printedAt: Date.now() }, rows)),
      page: closed ? `shift/${report.shift}` : 'shift',
      printed: async () => {
        if (!closed) return;
        await markPrinted(this.till.db, closed, Date.now());
        await this.till.lookAgain();
      },
    });
  };

  #rows(report: ShiftReport): ReportRow[] {
    const counted = this.closing ? countedRows(this.closing) : [];
    return [...takingsRows(report), 'RULE', ...drawerRows(report), ...counted];
  }

  protected override async refresh(): Promise<void> {
    const { db, identity, openShift } = this.till;
    const shift = this.shift || openShift;
    const entries = identity && shift ? await entriesOfShift(db, identity.terminal, shift) : [];
    // Of a shift of long ago some entries may be forgotten, the opening first.
    this.report = entries[0]?.kind === 'SHIFT_OPENED' ? shiftReport(entries) : null;
    this.closed = entries.find(({ kind }) => kind === 'SHIFT_CLOSED') ?? null;
    const closing = this.closed && readBody(this.closed.body);
    this.closing = closing?.kind === 'SHIFT_CLOSED' ? closing : null;
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
                  ${printButton(this.#print)} ${this.till.openShift === null ? this.#whatNext() : nothing}
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
                    ${printButton(this.#print)}
                    <vaadin-button id="close-shift" theme="primary" @click=${() => (this.counting = true)}>
                      ${t('shift.close')} ${keyHint('F9')}
                    </vaadin-button>
                  </div>
                `
        }
        <jx-closed-shifts></jx-closed-shifts>
      </section>
    `;
  }

  #whatNext(): TemplateResult {
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
      ${
        this.closed?.printedAt === undefined
          ? nothing
          : html`
              <p class="copy paper-only">${t('print.copy')}</p>
            `
      }
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
      <dl class="sums report" id=${this.closing ? 'z-report' : 'x-report'}>${this.#rows(report).map(drawn)}</dl>
    `;
  }
}
