import { html, type TemplateResult } from 'lit';
import '@vaadin/button';
import { icon } from '../../parts/icons';
import { keyHint, type Shortcut } from '../../parts/screen';
import { t } from '../../texts/texts';

export function askAgainShortcut(problem: string | null, again: () => unknown): Shortcut[] {
  return problem === null ? [] : [{ code: 'KeyA', alt: true, label: t('elsewhere.again'), run: again }];
}

/** Why a receipt cannot be shown, and how to ask again. */
export function problemNote(problem: string, again: () => unknown): TemplateResult {
  return html`
    <p class="empty" id="elsewhere-problem">${icon('cloudOff')} ${problem}</p>
    <div class="buttons">
      <vaadin-button id="ask-again" @click=${again}>${t('elsewhere.again')} ${keyHint('Alt A')}</vaadin-button>
    </div>
  `;
}
