import { ask } from '../../parts/ask';
import { money } from '../../parts/format';
import { t } from '../../texts/texts';
import type { Tender } from '../../wire/bodies';

/** Nobody hands over a note more than is needed: so much change is a slip, or a code that was typed as an amount. */
const LARGEST_NOTE_FEN = 10_000;

export function isMuchChange({ changeFen = 0 }: Tender): boolean {
  return changeFen >= LARGEST_NOTE_FEN;
}

export function givesChange({ receivedFen = 0, changeFen = 0 }: Tender): Promise<boolean> {
  const amount = money(changeFen);
  return ask({
    title: t('tender.muchChange', { amount }),
    text: t('tender.muchChangeText', { received: money(receivedFen), amount }),
    confirm: t('tender.complete'),
  });
}
