import { html, type TemplateResult } from 'lit';
import { money } from '../../parts/format';
import { eligibleFen, totalFen, type Cart } from '../../rules/cart';
import { t } from '../../texts/texts';

/** What the cart comes to, in all and for eligible goods. */
export function cartSums(cart: Cart): TemplateResult {
  return html`
    <dl class="cart-sums">
      <div class="grand">
        <dt>${t('common.total')}</dt>
        <dd id="total">${money(totalFen(cart))}</dd>
      </div>
      <div class="eligible">
        <dt>${t('cart.eligible')}</dt>
        <dd id="eligible-total">${money(eligibleFen(cart))}</dd>
      </div>
    </dl>
  `;
}
