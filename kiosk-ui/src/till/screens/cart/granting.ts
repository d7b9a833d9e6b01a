import { money } from '../../parts/format';
import { tell } from '../../parts/toast';
import { approved, approverOf, needOf, UNSET_RULES, type Granting } from '../../rules/allowance';
import { lineFen, totalFen, withLineGrant, type Cart, type CartLine } from '../../rules/cart';
import { t } from '../../texts/texts';
import { till } from '../../till';
import { discountDialog } from './discount-dialog';
import { supervisorDialog } from './supervisor-dialog';

/** The limits as this till knows them, for whoever is signed in; while a customer pays, those that the payment began with. */
export function grantingNow(): Granting {
  const { desk, setup, cashier } = till;
  const paying = desk.stage === 'PAYING' ? desk.rules : undefined;
  return { rules: paying ?? setup?.setup.rules ?? UNSET_RULES, supervisor: cashier?.supervisor ?? false };
}

/** The cart once a line was given something off or another price, as asked; null if nothing changes. */
export async function lineGranted(cart: Cart, line: CartLine): Promise<Cart | null> {
  const listFen = line.listFen ?? line.priceFen;
  const limitFen = till.setup?.setup.limits.openPriceFen ?? 0;
  const nowFen = line.listFen === undefined ? null : line.priceFen;
  const given = await discountDialog({
    title: line.name,
    fullFen: lineFen({ ...line, priceFen: listFen }),
    discount: line.discount,
    // What is not listed has no list's price to be replaced.
    ...(line.product === null ? {} : { price: { listFen, nowFen, limitFen: Math.max(limitFen, listFen) } }),
  });
  if (given === null) return null;
  return granted(withLineGrant(cart, line.id, given === 'NOTHING' ? null : given), 0);
}

/**
 * The cart as it may be sold: a supervisor is asked where the cashier may not grant it, unless one agreed to just that. One who
 * is signed in agrees by it, whoever completes the payment. Null if it is not granted.
 */
export async function granted(cart: Cart, roundingFen: number): Promise<Cart | null> {
  const { rules, supervisor } = grantingNow();
  const need = needOf(cart, roundingFen, { rules, supervisor: false });
  if (need === 'BEYOND') {
    tell(t('grant.beyond', { share: rules.supervisorDiscountPermille / 10 }), 'error');
    return null;
  }
  if (need === 'NOTHING' || approverOf(cart, roundingFen, rules) !== undefined) return cart;
  const by = supervisor && till.cashier ? till.cashier.id : await supervisorDialog(priceInWords(cart));
  return by === null ? null : approved(cart, roundingFen, rules, by);
}

/** What the supervisor agrees to. */
function priceInWords(cart: Cart): string {
  const list = cart.lines.reduce((sum, line) => sum + lineFen({ ...line, priceFen: line.listFen ?? line.priceFen }), 0);
  return t('grant.asked', { list: money(list), total: money(totalFen(cart)) });
}
