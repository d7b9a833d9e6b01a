import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { dateTime, money } from '../../parts/format';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import type { Database } from '../../store/database';
import { entryOf, newestOf } from '../../store/entries';
import { t } from '../../texts/texts';
import { readBody } from '../../wire/bodies';
import { cashierName } from './report';

const NEWEST = 100;

interface ClosedShift {
  shift: number;
  /** device time of the closing */
  at: number;
  cashier: number;
  differenceFen: number;
}

/** Newest first; only those that are still kept from their opening on. */
async function closedShifts(db: Database, terminal: string): Promise<ClosedShift[]> {
  const closings = await newestOf(db, terminal, 'SHIFT_CLOSED', NEWEST);
  const found = await Promise.all(
    closings.map(async ({ body }): Promise<ClosedShift[]> => {
      const closing = readBody(body);
      if (closing.kind !== 'SHIFT_CLOSED' || !(await entryOf(db, terminal, closing.shift))) return [];
      const { shift, device, cashier, differenceFen } = closing;
      return [{ shift, at: device, cashier, differenceFen }];
    }),
  );
  return found.flat();
}

/** The shifts before: each leads to its Z report. */
@customElement('jx-closed-shifts')
export class ClosedShifts extends Screen {
  @state() private shifts: readonly ClosedShift[] = [];
  @query('details') private readonly details!: HTMLDetailsElement | null;

  protected override async refresh(): Promise<void> {
    const { db, identity } = this.till;
    this.shifts = identity ? await closedShifts(db, identity.terminal) : [];
  }

  protected override shortcuts(): Shortcut[] {
    return this.shifts.length === 0 ? [] : [{ code: 'KeyZ', alt: true, label: t('shift.past'), run: this.#open }];
  }

  #open = (): void => {
    if (!this.details) return;
    this.details.open = true;
    this.details.querySelector('a')?.focus();
  };

  protected override render(): TemplateResult | typeof nothing {
    if (this.shifts.length === 0) return nothing;
    return html`
      <details class="box" id="closed-shifts">
        <summary>${t('shift.past')} ${keyHint('Alt Z')}</summary>
        <ul class="rows">
          ${this.shifts.map((closed) => this.#row(closed))}
        </ul>
      </details>
    `;
  }

  #row({ shift, at, cashier, differenceFen }: ClosedShift): TemplateResult {
    return html`
      <li>
        <a class="row" href="#/shift/${shift}">
          <span class="row-main">
            <span>${dateTime(at)}</span>
            <small>${cashierName(this.till, cashier)}</small>
          </span>
          <span class="amount">${t('shift.difference')} ${money(differenceFen)}</span>
        </a>
      </li>
    `;
  }
}
