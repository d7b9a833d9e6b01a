import type { Text } from '../wording';
import type { cart as zh } from '../zh/cart';

export const cart: Record<keyof typeof zh, Text> = {
  'cart.empty': 'Scan, search or tap a product to begin',
  'cart.title': 'Cart',
  'cart.items': { one: '{n} item', other: '{n} items' },
  'cart.pay': 'Pay',
  'cart.clear': 'Clear',
  'cart.was': 'was {price}',
  'cart.removed': 'Removed {name}',

  'line.quantity': 'Quantity',
  'line.weight': 'Weight',
  'line.kg': 'kg',
  'line.jin': 'jin',
  'line.remove': 'Remove',
  'line.save': 'OK',
  'line.add': 'Add',
  'line.plus': 'One more',
  'line.minus': 'One less',
  'cart.eligible': 'Eligible',
  'cart.cleared': { one: '{n} item cleared', other: '{n} items cleared' },
  'cart.undo': 'Undo',
  'held.hold': 'Hold',
  'held.recall': '{n} held',
  'held.title': 'Held carts',
  'held.one': 'Held at {time} · {items}',
  'held.discard': 'Discard this cart',
};
