import { dialogIsOpen } from '../../at-rest';
import { ask } from '../../parts/ask';
import { money } from '../../parts/format';
import { go } from '../../route';
import { paidFen } from '../../rules/tender';
import { t } from '../../texts/texts';
import { till } from '../../till';

/**
 * Back from the payment: nothing was recorded, the cart is as it was. A sale that is being written stays where it is, and so do
 * parts that were paid already until somebody says that the customer has them back.
 */
export async function leavePayment(): Promise<void> {
  const { desk } = till;
  if (desk.stage !== 'PAYING') return;
  const takenFen = paidFen(desk.tenders);
  if (till.records || takenFen > 0) go('pay');
  if (till.records || dialogIsOpen()) return;
  if (takenFen > 0 && !(await givesBack(takenFen))) return;
  await till.setCart(desk.cart);
  go('sell');
}

function givesBack(takenFen: number): Promise<boolean> {
  return ask({
    title: t('tender.leave'),
    text: t('tender.leaveText', { amount: money(takenFen) }),
    confirm: t('tender.leaveConfirm'),
    danger: true,
  });
}
