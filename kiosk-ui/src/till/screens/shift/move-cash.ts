import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-field';
import type { TextField } from '@vaadin/text-field';
import { fenOf } from '../../parts/format';
import '../../parts/number-pad';
import type { NumberPad } from '../../parts/number-pad';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { t } from '../../texts/texts';
import { moveCash } from '../../use-cases';

/** Change fetched, takings carried away: cash that moves without a sale. */
@customElement('jx-move-cash')
export class MoveCash extends Screen {
  @state() private direction: 'IN' | 'OUT' = 'OUT';
  @state() private amount = '';
  @state() private reason = '';
  @query('details') private readonly details!: HTMLDetailsElement;
  @query('jx-number-pad') private readonly pad!: NumberPad;
  @query('#cash-reason') private readonly reasonField!: TextField;

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'F6', label: t('shift.move'), run: this.#begin },
      ...(this.details.open
        ? [
            { code: 'F7', label: `${t('shift.in')} / ${t('shift.out')}`, run: this.#turn },
            { code: 'F8', label: t('shift.moveSubmit'), run: this.#record },
          ]
        : []),
    ];
  }

  #begin = (): void => {
    this.details.open = true;
    this.pad.focusField();
  };

  #turn = (): void => {
    this.direction = this.direction === 'IN' ? 'OUT' : 'IN';
  };

  #record = async (): Promise<void> => {
    const amountFen = fenOf(this.amount);
    if (amountFen === null || amountFen === 0 || this.reason.trim() === '') return;
    const movement = { direction: this.direction, amountFen, reason: this.reason.trim() };
    if (!(await this.attempt(() => this.till.perform((counter) => moveCash(counter, movement))))) return;
    this.amount = '';
    this.reasonField.value = '';
  };

  protected override render(): TemplateResult {
    const usable = this.till.stopped === null && (fenOf(this.amount) ?? 0) > 0 && this.reason.trim() !== '';
    const direction = (which: 'IN' | 'OUT', label: string): TemplateResult => html`
      <button
        type="button"
        id="cash-${which}"
        aria-pressed=${this.direction === which}
        @click=${() => (this.direction = which)}
      >
        ${label} ${this.direction === which ? nothing : keyHint('F7')}
      </button>
    `;
    return html`
      <details class="box">
        <summary id="move-cash">${t('shift.move')} ${keyHint('F6')}</summary>
        <div class="stack">
          <div class="segments" role="group">${direction('IN', t('shift.in'))} ${direction('OUT', t('shift.out'))}</div>
          <jx-number-pad
            kind="YUAN"
            compact
            field="cash-amount"
            .label=${t('shift.moveAmount')}
            .value=${this.amount}
            @number-changed=${(event: CustomEvent<string>) => (this.amount = event.detail)}
          ></jx-number-pad>
          <vaadin-text-field
            id="cash-reason"
            label=${t('shift.moveReason')}
            maxlength="80"
            @value-changed=${(event: CustomEvent<{ value: string }>) => (this.reason = event.detail.value)}
          ></vaadin-text-field>
          <div class="buttons">
            <vaadin-button id="record-cash" theme="primary" ?disabled=${!usable} @click=${this.#record}>
              ${t('shift.moveSubmit')} ${keyHint('F8')}
            </vaadin-button>
          </div>
        </div>
      </details>
    `;
  }
}
