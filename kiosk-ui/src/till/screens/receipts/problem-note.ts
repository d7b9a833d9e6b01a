import { html, type TemplateResult } from 'lit';
import '@vaadin/button';
import { icon } from '../../parts/icons';
import { t } from '../../texts/texts';

/** Why a receipt cannot be shown, and how to ask again. */
export function problemNote(problem: string, again: () => unknown): TemplateResult {
  return html`
    <p class="empty" id="elsewhere-problem">${icon('cloudOff')} ${problem}</p>
    <div class="buttons">
      <vaadin-button id="ask-again" @click=${again}>${t('elsewhere.again')}</vaadin-button>
    </div>
  `;
}
