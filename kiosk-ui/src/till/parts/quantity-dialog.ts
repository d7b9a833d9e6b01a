import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/button';
import { grossFen } from '../wire/amounts';
import { inOtherUnit, JIN_PER_KILOGRAM, milliOf, money, quantity } from './format';
import { openDialog } from './dialog';
import { icon } from './icons';
import './number-pad';
import { keyHint } from './screen';
import { t } from '../texts/texts';

interface Measured {
  name: string;
  unit: 'PIECE' | 'KILOGRAM';
  priceFen: number;
  /** null: to be added */
  quantityMilli: number | null;
  /** asks for a discount or another price instead */
  grant?: () => void;
}

/** Asks how many pieces or how much it weighs, in kilograms or 斤. Zero removes the line. */
export function quantityDialog(what: Measured, limitMilli: number): Promise<number | null> {
  const weighed = what.unit === 'KILOGRAM';
  let text = what.quantityMilli === null ? '' : quantity(what.quantityMilli);
  let jin = false;
  return openDialog<number>(what.name, ({ close, redraw }) => {
    const typed = milliOf(text);
    const milli = typed === null ? null : jin ? Math.round(typed / JIN_PER_KILOGRAM) : typed;
    const tooMuch = milli !== null && milli > limitMilli;
    const choose = (chosen: boolean): void => {
      if (chosen !== jin) [jin, text] = [chosen, inOtherUnit(text, chosen)];
      redraw();
    };
    const usable = milli !== null && !tooMuch && (milli > 0 || what.quantityMilli !== null);
    const done = (): void => (usable ? close(milli) : undefined);
    return html`
      <div class="dialog-body">
        ${weighed ? unitChoice(jin, choose) : nothing}
        <jx-number-pad
          kind=${weighed ? 'KILOGRAM' : 'WHOLE'}
          field="quantity"
          .label=${weighed ? t('line.weight') : t('line.quantity')}
          .value=${text}
          .error=${tooMuch ? t('sell.quantityLimit', { limit: quantity(limitMilli) }) : ''}
          @number-changed=${(event: CustomEvent<string>) => ((text = event.detail), redraw())}
          @number-entered=${done}
        ></jx-number-pad>
        <p class="dialog-amount">${milli === null || tooMuch ? ' ' : money(grossFen(what.priceFen, milli))}</p>
        <div class="buttons">
          ${
            what.quantityMilli === null
              ? html`
                  <vaadin-button @click=${() => close(null)}>${t('common.cancel')} ${keyHint('Esc')}</vaadin-button>
                `
              : html`
                  ${what.grant ? grantButton(() => (close(null), what.grant?.())) : nothing}
                  <vaadin-button id="remove-line" data-choice theme="danger" @click=${() => close(0)}>
                    ${t('line.remove')}
                  </vaadin-button>
                `
          }
          <vaadin-button id="save-line" theme="primary" ?disabled=${!usable} @click=${done}>
            ${what.quantityMilli === null ? t('line.add') : t('line.save')} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `;
  });
}

function unitChoice(jin: boolean, choose: (jin: boolean) => void): TemplateResult {
  return html`
    <div class="segments" role="group">
      <button type="button" data-choice aria-pressed=${!jin} @click=${() => choose(false)}>${t('line.kg')}</button>
      <button type="button" data-choice aria-pressed=${jin} @click=${() => choose(true)}>${t('line.jin')}</button>
    </div>
  `;
}

function grantButton(grant: () => void): TemplateResult {
  return html`
    <vaadin-button id="grant-line" data-choice @click=${grant}>${icon('tag')} ${t('grant.line')}</vaadin-button>
  `;
}
