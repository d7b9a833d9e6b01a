import { tell } from '../../parts/toast';
import { needOf, UNSET_RULES, type Granting } from '../../rules/allowance';
import { lineFen, withLineGrant, type Cart, type CartLine } from '../../rules/cart';
import { t } from '../../texts/texts';
import { till } from '../../till';
import { discountDialog } from './discount-dialog';
import { supervisorDialog } from './supervisor-dialog';

/** The limits as this till knows them, for whoever is signed in. */
export function grantingNow(): Granting {
  return { rules: till.setup?.setup.rules ?? UNSET_RULES, supervisor: till.cashier?.supervisor ?? false };
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

/** The cart as it may be sold: a supervisor is asked where the cashier may not grant it. Null if it is not granted. */
export async function granted(cart: Cart, roundingFen: number): Promise<Cart | null> {
  const granting = grantingNow();
  switch (needOf(cart, roundingFen, granting)) {
    case 'NOTHING':
      return cart;
    case 'BEYOND':
      tell(t('grant.beyond', { share: granting.rules.supervisorDiscountPermille / 10 }), 'error');
      return null;
    case 'SUPERVISOR': {
      const approvedBy = await supervisorDialog();
      return approvedBy === null ? null : { ...cart, approvedBy };
    }
  }
}
