import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/button';
import '@vaadin/text-field';
import { grossFen } from '../wire/amounts';
import { fenOf, milliOf, money, quantity } from '../parts/format';
import { openDialog } from '../parts/dialog';
import '../parts/number-pad';
import { keyHint } from '../parts/screen';
import { t } from '../texts/texts';

interface Measured {
  name: string;
  unit: 'PIECE' | 'KILOGRAM';
  priceFen: number;
  /** null: to be added */
  quantityMilli: number | null;
}

const JIN_PER_KILOGRAM = 2;

/** Asks how many pieces or how much it weighs, in kilograms or 斤. Zero removes the line. */
export function quantityDialog(what: Measured, limitMilli: number): Promise<number | null> {
  const weighed = what.unit === 'KILOGRAM';
  let text = what.quantityMilli === null ? '' : quantity(what.quantityMilli);
  let jin = false;
  return openDialog<number>(what.name, ({ close, redraw }) => {
    const typed = milliOf(text);
    const milli = typed === null ? null : jin ? Math.round(typed / JIN_PER_KILOGRAM) : typed;
    const tooMuch = milli !== null && milli > limitMilli;
    const usable = milli !== null && !tooMuch && (milli > 0 || what.quantityMilli !== null);
    const done = (): void => (usable ? close(milli) : undefined);
    return html`
      <div class="dialog-body">
        ${weighed ? unitChoice(jin, (chosen) => ((jin = chosen), redraw())) : nothing}
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
                  <vaadin-button @click=${() => close(null)}>${t('common.cancel')}</vaadin-button>
                `
              : html`
                  <vaadin-button id="remove-line" theme="danger" @click=${() => close(0)}>
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
      <button type="button" aria-pressed=${!jin} @click=${() => choose(false)}>${t('line.kg')}</button>
      <button type="button" aria-pressed=${jin} @click=${() => choose(true)}>${t('line.jin')}</button>
    </div>
  `;
}

/** A name and a price for what is not listed. */
export function openPriceDialog(limitFen: number): Promise<{ name: string; priceFen: number } | null> {
  let name = '';
  let price = '';
  return openDialog<{ name: string; priceFen: number }>(t('open.title'), ({ close, redraw }) => {
    const priceFen = fenOf(price);
    const tooMuch = priceFen !== null && priceFen > limitFen;
    const usable = priceFen !== null && priceFen > 0 && !tooMuch;
    const done = (): void => {
      if (usable) close({ name: name.trim() || t('open.defaultName'), priceFen });
    };
    return html`
      <div class="dialog-body">
        <jx-number-pad
          kind="YUAN"
          field="open-price-amount"
          .label=${t('open.price')}
          .value=${price}
          .error=${tooMuch ? t('open.limit', { limit: money(limitFen) }) : ''}
          @number-changed=${(event: CustomEvent<string>) => ((price = event.detail), redraw())}
          @number-entered=${done}
        ></jx-number-pad>
        <vaadin-text-field
          id="open-price-name"
          label=${t('open.name')}
          placeholder=${t('open.defaultName')}
          maxlength="60"
          @value-changed=${(event: CustomEvent<{ value: string }>) => (name = event.detail.value)}
          @keydown=${(event: KeyboardEvent) => {
            if (event.code === 'Enter' && !event.isComposing) done();
          }}
        ></vaadin-text-field>
        <p class="quiet">${t('open.note')}</p>
        <div class="buttons">
          <vaadin-button @click=${() => close(null)}>${t('common.cancel')}</vaadin-button>
          <vaadin-button id="add-open-price" theme="primary" ?disabled=${!usable} @click=${done}>
            ${t('line.add')} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `;
  });
}
