import { emptyCart, type Cart } from './cart';

/** A cart set aside while another customer is served. */
export interface HeldCart {
  id: number;
  /** device time */
  at: number;
  cart: Cart;
}

/**
 * What is held and what lies in the cart, once the cart was set aside and another taken up instead; `recall` null: an empty
 * one. Nothing is lost either way, and an empty cart is not worth holding.
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
  return {
    held: cart.lines.length === 0 ? rest : [...rest, { id, at, cart }],
    cart: taken?.cart ?? emptyCart(cart.catalogue),
  };
}
