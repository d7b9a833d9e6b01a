import { hold, isForbidden, ownSale, type Asking } from '../../elsewhere';
import { tell } from '../../parts/toast';
import type { Standing } from '../../rules/refunds';
import { Problem, Unreachable } from '../../sync/api';
import { t } from '../../texts/texts';
import { till } from '../../till';

/** What a cashier waits for, where the till can do without an answer. */
const PATIENCE_MILLISECONDS = 4_000;

const KNOWN = [
  'not-allowed',
  'receipt-unknown',
  'receipt-voided',
  'refund-exceeds-sale',
  'reserved-elsewhere',
] as const;

export function asking(): Asking {
  if (!till.identity) throw new Error('not enrolled');
  return { db: till.db, api: till.api, identity: till.identity };
}

/** Why the server's answer cannot be had, in words. */
export function whyNot(failure: unknown): string {
  if (failure instanceof Unreachable) return t('elsewhere.offline');
  if (!(failure instanceof Problem)) throw failure;
  const known = KNOWN.find((each) => each === failure.problem);
  return known ? t(`elsewhere.${known}`) : failure.detail;
}

/**
 * Has the server hold what is about to come back, so that no other till gives the same money back. A sale that this device
 * has itself may be taken back without.
 *
 * @return the sale as it stands now; null: stop, the cashier was told why
 */
export async function held<S extends Standing>(sale: S, chosenMilli: ReadonlyMap<number, number>): Promise<S | null> {
  const ours = (await ownSale(asking(), sale.original)) !== null;
  if (ours && till.sync.connection !== 'ONLINE') return sale;
  try {
    const present = await hold(asking(), sale.original, chosenMilli, ours ? PATIENCE_MILLISECONDS : undefined);
    return { ...sale, ...present };
  } catch (failure) {
    if (ours && !isForbidden(failure)) return sale;
    tell(whyNot(failure), 'error');
    return null;
  }
}

/** Nothing came of it: others may take it back. What cannot be given up ends by itself. */
export function letGo(sale: Standing): void {
  if (till.sync.connection === 'ONLINE') void hold(asking(), sale.original, new Map()).catch(() => undefined);
}
