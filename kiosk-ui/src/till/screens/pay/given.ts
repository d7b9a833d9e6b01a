import { html, nothing, type TemplateResult } from 'lit';
import { money } from '../../parts/format';
import { icon } from '../../parts/icons';
import { arrows } from '../../parts/line-keys';
import { keyHint, type Shortcut } from '../../parts/screen';
import { t } from '../../texts/texts';
import type { Tender } from '../../wire/bodies';
import { METHOD_ICONS } from './methods';

/** The parts that were taken already; each may be taken off again while the rest is unpaid. */
export interface Given {
  tenders: Tender[];
  /** the part that keys act on */
  selected: number;
  select: (at: number) => void;
  remove: (at: number) => void;
}

/** Arrows choose a part where there are several; the last is chosen until then. */
export function givenShortcuts({ tenders, selected, select, remove }: Given): Shortcut[] {
  const tender = tenders[selected];
  if (!tender) return [];
  const move = (by: number): void => select(Math.max(0, Math.min(tenders.length - 1, selected + by)));
  const label = removal(tender);
  return [
    ...(tenders.length > 1 ? arrows(t('keys.choosePart'), move) : []),
    { code: 'Backspace', alt: true, label, run: () => remove(selected) },
  ];
}

export function givenTenders({ tenders, selected, remove }: Given): TemplateResult | typeof nothing {
  if (tenders.length === 0) return nothing;
  return html`
    <ul class="given">
      ${tenders.map(
        (tender, at) => html`
          <li>
            ${icon(METHOD_ICONS[tender.method])}
            <span>${t(`method.${tender.method}`)} ${tender.account?.unit ?? ''}</span>
            ${at === selected && tenders.length > 1 ? keyHint('↑ ↓') : nothing}
            <span class="amount">${money(tender.amountFen)}</span>
            <button type="button" class="round small keyed" aria-label=${removal(tender)} @click=${() => remove(at)}>
              ${icon('close')} ${at === selected ? keyHint('Alt ⌫') : nothing}
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}

function removal(tender: Tender): string {
  return t('tender.remove', { method: t(`method.${tender.method}`) });
}
