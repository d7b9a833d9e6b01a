import { html, nothing, type TemplateResult } from 'lit';
import { money } from '../../parts/format';
import { icon } from '../../parts/icons';
import { t } from '../../texts/texts';
import type { Tender } from '../../wire/bodies';
import { METHOD_ICONS } from './methods';

/** The parts that were taken already; each may be taken off again while the rest is unpaid. */
export function givenTenders(tenders: Tender[], remove: (at: number) => void): TemplateResult | typeof nothing {
  if (tenders.length === 0) return nothing;
  return html`
    <ul class="given">
      ${tenders.map(
        (tender, at) => html`
          <li>
            ${icon(METHOD_ICONS[tender.method])}
            <span>${t(`method.${tender.method}`)} ${tender.account?.unit ?? ''}</span>
            <span class="amount">${money(tender.amountFen)}</span>
            <button
              type="button"
              class="round small"
              aria-label=${t('tender.remove', { method: t(`method.${tender.method}`) })}
              @click=${() => remove(at)}
            >
              ${icon('close')}
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}
