import type { Desk } from '../desk';
import { emptyCart, type Cart } from '../rules/cart';
import type { Entry } from '../store/database';
import { mayBegin, RuleBroken, type Counter } from './counter';

/** A visitor came by and bought nothing. */
export async function recordVisit(counter: Counter, { participant, attachment, catalogue }: Cart): Promise<Entry> {
  await mayBegin(counter);
  if (!participant) throw new RuleBroken('NOBODY');
  return counter.journal.append({
    cashier: counter.cashier,
    ...(attachment === undefined ? {} : { attachment }),
    desk: (): Desk => ({ stage: 'SELLING', cart: emptyCart(catalogue) }),
    fact: () => ({ kind: 'PARTICIPANT_SCANNED', participant }),
  });
}

/** Visits that were counted by eye. */
export async function recordHeadcount(counter: Counter, count: number): Promise<Entry> {
  await mayBegin(counter);
  return counter.journal.append({ cashier: counter.cashier, fact: () => ({ kind: 'HEADCOUNT', count }) });
}
