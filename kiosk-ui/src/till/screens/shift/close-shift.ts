import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import { ask } from '../../parts/ask';
import { fenOf, money, moneyInWords, sentences, typedYuan } from '../../parts/format';
import '../../parts/number-pad';
import type { NumberPad } from '../../parts/number-pad';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { countedFen, DENOMINATIONS_FEN, type Counted } from '../../rules/drawer';
import { t } from '../../texts/texts';
import { closeTheShift } from '../../use-cases';

/** Counting the drawer, then closing: by notes and coins, or the total alone. */
@customElement('jx-close-shift')
export class CloseShift extends Screen {
  @property({ type: Number }) expectedFen = 0;
  @state() private counts: Readonly<Record<number, string>> = {};
  /** typed instead of counting by denomination */
  @state() private total: string | null = null;

  /** For who works by keys; on a phone its keyboard would cover the page. */
  async begin(): Promise<void> {
    await this.updateComplete;
    const pad = this.querySelector<NumberPad>('jx-number-pad');
    await pad?.updateComplete;
    pad?.focusField();
  }

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'F9', label: t('shift.confirmClose'), run: this.#close },
      { code: 'Escape', label: t('common.cancel'), run: this.#cancel },
    ];
  }

  #cancel = (): boolean => this.dispatchEvent(new Event('cancelled'));

  get #counted(): Counted[] {
    if (this.total !== null) return [];
    return DENOMINATIONS_FEN.map((denominationFen) => ({
      denominationFen,
      count: Number(this.counts[denominationFen] ?? 0),
    })).filter(({ count }) => count > 0);
  }

  get #totalFen(): number | null {
    return this.total === null ? countedFen(this.#counted) : fenOf(this.total);
  }

  #close = async (): Promise<void> => {
    const { desk, held, unsent, openShift } = this.till;
    const totalFen = this.#totalFen;
    if (totalFen === null) return;
    if (desk.stage === 'PAYING' || (desk.stage === 'SELLING' && desk.cart.lines.length > 0)) {
      return tell(t('shift.cartWaits'), 'error');
    }
    if (held.length > 0) return tell(t('shift.heldWait', { n: held.length }), 'error');
    const difference = moneyInWords(totalFen - this.expectedFen);
    const question = t('shift.closeQuestion', {
      expected: money(this.expectedFen),
      counted: money(totalFen),
      difference,
    });
    const more = unsent > 0 ? t('shift.closeUnsent', { n: unsent }) : '';
    const confirm = t('shift.confirmClose');
    if (!(await ask({ title: t('shift.close'), text: sentences(question, more), confirm }))) return;
    const counted = this.#counted;
    const closed = await this.attempt(() => this.till.perform((counter) => closeTheShift(counter, counted, totalFen)));
    if (!closed) return;
    tell(t('shift.closed'), 'success');
    location.replace(`#/shift/${openShift}`);
  };

  protected override render(): TemplateResult {
    const totalFen = this.#totalFen;
    const difference = totalFen === null ? null : totalFen - this.expectedFen;
    return html`
      <div class="box">
        <h2>${t('shift.countTitle')}</h2>
        <p class="quiet">${t('shift.countHint')}</p>
        <div class="denominations">
          ${DENOMINATIONS_FEN.map(
            (fen) => html`
              <jx-number-pad
                kind="WHOLE"
                compact
                field="count-${fen}"
                label="¥${typedYuan(fen)} ×"
                .value=${this.total === null ? (this.counts[fen] ?? '') : ''}
                @number-changed=${(event: CustomEvent<string>) => {
                  this.total = null;
                  this.counts = { ...this.counts, [fen]: event.detail };
                }}
              ></jx-number-pad>
            `,
          )}
        </div>
        <jx-number-pad
          kind="YUAN"
          compact
          field="counted-total"
          .label=${t('shift.countTotal')}
          .value=${this.total ?? typedYuan(totalFen ?? 0)}
          @number-changed=${(event: CustomEvent<string>) => (this.total = event.detail)}
          @number-entered=${this.#close}
        ></jx-number-pad>
        <p class="count-result ${difference === 0 ? 'good' : 'bad'}">
          <span>${t('shift.difference')}</span>
          <strong id="count-difference">${difference === null ? '—' : money(difference)}</strong>
        </p>
        <div class="buttons">
          <vaadin-button @click=${this.#cancel}>${t('common.cancel')} ${keyHint('Esc')}</vaadin-button>
          <vaadin-button id="confirm-close" theme="primary" ?disabled=${totalFen === null} @click=${this.#close}>
            ${t('shift.confirmClose')} ${keyHint('F9')}
          </vaadin-button>
        </div>
      </div>
    `;
  }
}
