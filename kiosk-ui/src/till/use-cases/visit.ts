import type { Desk } from '../desk';
import { emptyCart } from '../rules/cart';
import type { Entry } from '../store/database';
import type { Counter } from './counter';

/** A visitor came by and bought nothing. */
export async function recordVisit(counter: Counter, badge: string, catalogue: number): Promise<Entry> {
  return counter.journal.append({
    cashier: counter.cashier,
    desk: (): Desk => ({ stage: 'SELLING', cart: emptyCart(catalogue) }),
    fact: () => ({ kind: 'PARTICIPANT_SCANNED', participant: { kind: 'BADGE', code: badge } }),
  });
}
