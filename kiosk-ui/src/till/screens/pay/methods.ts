import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../parts/icons';
import { keyHint, type Shortcut } from '../../parts/screen';
import { METHODS } from '../../rules/tender';
import { t } from '../../texts/texts';
import type { Method } from '../../wire/bodies';

/** The ways to pay, each with its key. */

export const METHOD_ICONS: Record<Method, IconName> = {
  CASH: 'cash',
  WECHAT: 'wallet',
  ALIPAY: 'wallet',
  UNIONPAY: 'card',
  ECNY: 'coin',
  ON_ACCOUNT: 'receipt',
};
const KEYS = ['F1', 'F2', 'F3', 'F4', 'F6', 'F7'];

export function methodShortcuts(choose: (method: Method) => void): Shortcut[] {
  return METHODS.map((method, at) => ({
    code: KEYS[at] ?? '',
    label: t(`method.${method}`),
    run: () => choose(method),
  }));
}

export function methodButtons(chosen: Method | null, choose: (method: Method) => void): TemplateResult {
  return html`
    <div class="methods" role="group" aria-label=${t('tender.title')}>
      ${METHODS.map(
        (method, at) => html`
          <button
            type="button"
            class="method"
            id="method-${method}"
            aria-pressed=${chosen === method}
            @click=${() => choose(method)}
          >
            ${icon(METHOD_ICONS[method])}
            <span>${t(`method.${method}`)}</span>
            ${keyHint(KEYS[at] ?? '')}
          </button>
        `,
      )}
    </div>
  `;
}
