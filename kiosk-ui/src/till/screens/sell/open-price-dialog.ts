import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/text-field';
import { openDialog } from '../../parts/dialog';
import { fenOf, money } from '../../parts/format';
import '../../parts/number-pad';
import { keyHint } from '../../parts/screen';
import { isEnter } from '../../scan/enter';
import { t } from '../../texts/texts';

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
            if (isEnter(event)) done();
          }}
        ></vaadin-text-field>
        <p class="quiet">${t('open.note')}</p>
        <div class="buttons">
          <vaadin-button @click=${() => close(null)}>${t('common.cancel')} ${keyHint('Esc')}</vaadin-button>
          <vaadin-button id="add-open-price" theme="primary" ?disabled=${!usable} @click=${done}>
            ${t('line.add')} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `;
  });
}
