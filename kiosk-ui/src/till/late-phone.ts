import type { Desk } from './desk';
import { withParticipant, type Cart } from './rules/cart';
import type { Sealed } from './wire/sealed-attachment';

/** What lies on the desk, and the cart being filled. */
interface Serving {
  readonly desk: Desk;
  readonly cart: Cart;
  setCart: (cart: Cart) => Promise<void>;
}

/**
 * Attaches a phone number to the sale being filled once it is encrypted. False if another sale is being filled by then or this
 * one is being paid: then nothing is touched.
 */
export async function attachLate(till: Serving, sealing: () => Promise<Sealed>): Promise<boolean> {
  if (till.desk.stage === 'PAYING') return false;
  const awaits = crypto.randomUUID();
  const [, { digest, attachment }] = await Promise.all([till.setCart({ ...till.cart, awaits }), sealing()]);
  if (till.desk.stage !== 'SELLING' || till.cart.awaits !== awaits) return false;
  await till.setCart(withParticipant(till.cart, { kind: 'PHONE', digest }, attachment));
  return true;
}
