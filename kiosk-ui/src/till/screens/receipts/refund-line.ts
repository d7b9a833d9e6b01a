import { html, nothing, type TemplateResult } from 'lit';
import { quantity, yuan } from '../../parts/format';
import { icon } from '../../parts/icons';
import { quantityDialog } from '../../parts/quantity-dialog';
import { keyHint } from '../../parts/screen';
import { PIECE_MILLI } from '../../rules/cart';
import type { RefundableLine } from '../../rules/refunds';
import { t } from '../../texts/texts';

export interface ShownRefundLine {
  line: RefundableLine;
  /** thousandths that come back */
  chosen: number;
  /** the line that keys act on */
  selected: boolean;
  choose: (milli: number) => void;
}

type Chosen = Pick<ShownRefundLine, 'line' | 'chosen' | 'choose'>;

/** One more or less comes back; weighed goods are weighed. */
export function step({ line, chosen, choose }: Chosen, by: 1 | -1): void {
  if (line.line.unit === 'PIECE') choose(chosen + by * PIECE_MILLI);
  else void typeQuantity({ line, chosen, choose });
}

/** A line of a receipt, and how much of it comes back. */
export function refundLine({ line, chosen, selected, choose }: ShownRefundLine): TemplateResult {
  const none = line.leftMilli === 0;
  return html`
    <li id="refund-line-${line.line.line}" ?data-selected=${selected}>
      <span class="what">
        <span class="name">${line.line.name}</span>
        <small>
          ${line.reserved ? t('elsewhere.reserved-elsewhere') : none ? t('refund.nothingLeft') : t(line.line.unit === 'KILOGRAM' ? 'refund.leftKilograms' : 'refund.left', { n: quantity(line.leftMilli) })}
          ${none ? nothing : `· ${yuan(line.leftFen)}`}
        </small>
      </span>
      ${
        none
          ? nothing
          : line.line.unit === 'PIECE'
            ? html`
                <span class="stepper">
                  <button
                    type="button"
                    aria-label="${t('line.minus')} ${line.line.name}"
                    ?disabled=${chosen === 0}
                    @click=${() => choose(chosen - PIECE_MILLI)}
                  >
                    ${icon('minus')}
                  </button>
                  <button
                    type="button"
                    class="pieces"
                    aria-label="${t('keys.quantity')} ${line.line.name} ${quantity(chosen)}"
                    @click=${() => typeQuantity({ line, chosen, choose })}
                  >
                    ${quantity(chosen)} ${selected ? keyHint('F2') : nothing}
                  </button>
                  <button
                    type="button"
                    aria-label="${t('line.plus')} ${line.line.name}"
                    ?disabled=${chosen >= line.leftMilli}
                    @click=${() => choose(chosen + PIECE_MILLI)}
                  >
                    ${icon('plus')}
                  </button>
                </span>
              `
            : html`
                <button type="button" class="weight" @click=${() => typeQuantity({ line, chosen, choose })}>
                  ${quantity(chosen)} ${t('line.kg')} ${selected ? keyHint('F2') : nothing}
                </button>
              `
      }
    </li>
  `;
}

/** Asks how many pieces or how much comes back. */
export async function typeQuantity({ line, chosen, choose }: Chosen): Promise<void> {
  const quantityMilli = chosen === 0 ? line.leftMilli : chosen;
  const milli = await quantityDialog({ ...line.line, quantityMilli }, line.leftMilli);
  if (milli !== null) choose(milli);
}
