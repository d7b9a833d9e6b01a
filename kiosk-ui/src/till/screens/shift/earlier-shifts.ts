import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { dateTime, money } from '../../parts/format';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { go } from '../../route';
import { newestOf } from '../../store/entries';
import { readBody, type ShiftClosed } from '../../wire/bodies';
import { t } from '../../texts/texts';
import { cashierName } from './report';

const SHOWN = 10;

/** device time, and the cashier who closed it */
type Closed = ShiftClosed & { device: number; cashier: number };

/** The shifts that this till closed last, each with its Z report. */
@customElement('jx-earlier-shifts')
export class EarlierShifts extends Screen {
  @state() private closed: Closed[] = [];

  protected override shortcuts(): Shortcut[] {
    const [last] = this.closed;
    return last ? [{ code: 'F7', label: t('shift.last'), run: () => go(`shift/${last.shift}`) }] : [];
  }

  protected override async refresh(): Promise<void> {
    const { db, identity } = this.till;
    if (!identity) return;
    const entries = await newestOf(db, identity.terminal, 'SHIFT_CLOSED', SHOWN);
    this.closed = entries.flatMap((entry) => {
      const body = readBody(entry.body);
      return body.kind === 'SHIFT_CLOSED' ? [body] : [];
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.closed.length === 0) return nothing;
    return html`
      <h2>${t('shift.earlier')}</h2>
      <ul class="rows" id="earlier-shifts">
        ${this.closed.map((closed, at) => this.#row(closed, at === 0))}
      </ul>
    `;
  }

  #row({ shift, device, cashier, differenceFen }: Closed, isLast: boolean): TemplateResult {
    return html`
      <li>
        <a class="row" id="shift-${shift}" href="#/shift/${shift}">
          <span class="row-main">
            <span>${dateTime(device)} ${isLast ? keyHint('F7') : nothing}</span>
            <small>${cashierName(this.till, cashier)}</small>
          </span>
          <span class="tag ${differenceFen === 0 ? 'good' : 'bad'}">
            ${t('shift.difference')} ${money(differenceFen)}
          </span>
          ${icon('receipt')}
        </a>
      </li>
    `;
  }
}
