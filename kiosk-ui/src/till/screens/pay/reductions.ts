import { html, nothing, type TemplateResult } from 'lit';
import { yuan } from '../../parts/format';
import { icon } from '../../parts/icons';
import { keyHint } from '../../parts/screen';
import type { Desk } from '../../desk';
import { receiptDiscountFen, totalFen, withDiscount, type Cart } from '../../rules/cart';
import { roundableFen } from '../../rules/tender';
import { t } from '../../texts/texts';
import { discountDialog } from '../cart/discount-dialog';
import { granted, grantingNow } from '../cart/granting';

type Paying = Extract<Desk, { stage: 'PAYING' }>;

/** What may be left off this total; never all of it. */
export function possibleRoundingFen(cart: Cart): number {
  const total = totalFen(cart);
  const possible = roundableFen(total, grantingNow().rules.roundingFen);
  return possible === total ? 0 : possible;
}

/** Asks what is to be off the whole receipt; null if nothing changes. The rounding is chosen anew. */
export async function discounted(desk: Paying): Promise<Paying | null> {
  const plain = withDiscount(desk.cart, null);
  const given = await discountDialog({
    title: t('grant.receipt'),
    fullFen: totalFen(plain),
    discount: desk.cart.discount,
  });
  if (given === null || (given !== 'NOTHING' && 'priceFen' in given)) return null;
  const cart = given === 'NOTHING' ? plain : await granted(withDiscount(plain, given.discount), 0);
  return cart === null ? null : { ...desk, cart, roundingFen: 0 };
}

/** What can still be taken off before anything is paid. */
export function reductions(desk: Paying, round: () => void, discount: () => void): TemplateResult | typeof nothing {
  if (desk.tenders.length > 0) return nothing;
  const possible = possibleRoundingFen(desk.cart);
  const off = receiptDiscountFen(desk.cart);
  return html`
    <div class="reductions">
      ${
        possible === 0
          ? nothing
          : html`
              <button type="button" class="chip" id="round-down" aria-pressed=${desk.roundingFen > 0} @click=${round}>
                ${desk.roundingFen > 0 ? t('tender.noRounding') : t('tender.roundDown', { amount: yuan(possible) })}
                ${keyHint('F8')}
              </button>
            `
      }
      <button type="button" class="chip" id="discount-receipt" aria-pressed=${off > 0} @click=${discount}>
        ${icon('tag')} ${off > 0 ? t('grant.receiptNow', { amount: yuan(off) }) : t('grant.receipt')}
        ${keyHint('Alt Y')}
      </button>
    </div>
  `;
}
