import { emptyCart, withParticipant, type Cart } from './cart';

/** A cart set aside while another customer is served. */
export interface HeldCart {
  id: number;
  /** device time */
  at: number;
  cart: Cart;
}

/**
 * What is held and what lies in the cart, once the cart was set aside and another taken up instead; `recall` null: an empty
 * one. Nothing is lost either way: an empty cart is not worth holding, and whose badge was scanned into one goes with the cart
 * taken up, unless that has a visitor of its own.
 */
export function exchanged(
  held: readonly HeldCart[],
  cart: Cart,
  recall: number | null,
  at: number,
): { held: HeldCart[]; cart: Cart } {
  const taken = held.find(({ id }) => id === recall);
  const rest = held.filter((each) => each !== taken);
  const id = Math.max(0, ...held.map((each) => each.id)) + 1;
  const goesAlong = cart.lines.length === 0 && taken?.cart.participant === null;
  const worthHolding = cart.lines.length > 0 || (cart.participant !== null && !goesAlong);
  return {
    held: worthHolding ? [...rest, { id, at, cart }] : rest,
    cart: goesAlong
      ? withParticipant(taken.cart, cart.participant, cart.attachment)
      : (taken?.cart ?? emptyCart(cart.catalogue)),
  };
}
