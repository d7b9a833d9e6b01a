import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import { dateTime, fenOf, money, moneyInWords, sentences, typedYuan } from '../../parts/format';
import '../../parts/number-pad';
import { icon } from '../../parts/icons';
import { keyHint, Screen } from '../../parts/screen';
import type { Database } from '../../store/database';
import { newestOf } from '../../store/entries';
import { openTheShift } from '../../use-cases';
import { readBody } from '../../wire/bodies';
import './closed-shifts';
import { cashierName } from './report';
import { t } from '../../texts/texts';

const HALF_A_DAY = 12 * 60 * 60 * 1000;

interface Handed {
  fen: number;
  /** device time */
  at: number;
  cashier: number;
}

/** Read from the journal, so that a crash between closing and opening forgets nothing. */
async function lastCount(db: Database, terminal: string): Promise<Handed | null> {
  const [closed] = await newestOf(db, terminal, 'SHIFT_CLOSED', 1);
  const body = closed ? readBody(closed.body) : null;
  return body?.kind === 'SHIFT_CLOSED' ? { fen: body.countedFen, at: body.device, cashier: body.cashier } : null;
}

/** A shift begins with the cash that is in the drawer. */
@customElement('jx-open-shift')
export class OpenShiftScreen extends Screen {
  @state() private float: string | null = null;
  /** what the shift before this one left in the drawer */
  @state() private handed: Handed | null = null;

  protected override async refresh(): Promise<void> {
    const { db, identity } = this.till;
    this.handed = identity ? await lastCount(db, identity.terminal) : null;
  }

  /** As typed; before that, what was handed over within the day. */
  get #float(): string {
    const { handed } = this;
    const fresh = handed !== null && Date.now() - handed.at < HALF_A_DAY;
    return this.float ?? (fresh ? typedYuan(handed.fen) : '0');
  }

  #open = async (): Promise<void> => {
    const floatFen = fenOf(this.#float || '0');
    if (floatFen === null) return;
    await this.attempt(() => this.till.perform((counter) => openTheShift(counter, floatFen)));
  };

  protected override render(): TemplateResult {
    return html`
      <section class="sheet narrow">
        <h1>${t('shift.openTitle')}</h1>
        <jx-number-pad
          kind="YUAN"
          field="float"
          .label=${t('shift.float')}
          .value=${this.#float}
          @number-changed=${(event: CustomEvent<string>) => (this.float = event.detail)}
          @number-entered=${this.#open}
        ></jx-number-pad>
        ${this.handed ? this.#handedOver(this.handed) : nothing}
        <div class="buttons">
          <vaadin-button id="open-shift" theme="primary" ?disabled=${this.till.stopped !== null} @click=${this.#open}>
            ${t('shift.open')} ${keyHint('Enter')}
          </vaadin-button>
        </div>
        <jx-closed-shifts></jx-closed-shifts>
      </section>
    `;
  }

  #handedOver({ fen, at, cashier }: Handed): TemplateResult {
    const difference = (fenOf(this.#float || '0') ?? 0) - fen;
    const words = { time: dateTime(at), cashier: cashierName(this.till, cashier), amount: money(fen) };
    const off = difference === 0 ? '' : t('shift.handedOff', { amount: moneyInWords(difference) });
    return html`
      <p class="notice-line" id="handed">
        ${icon('cash')}
        <span>${sentences(t('shift.handed', words), off)}</span>
      </p>
    `;
  }
}
