import type { Asking } from '../../elsewhere';
import { isOurs } from '../../elsewhere';
import { tell } from '../../parts/toast';
import type { Standing } from '../../rules/refunds';
import { Problem, Unreachable } from '../../sync/api';
import { t } from '../../texts/texts';
import { till } from '../../till';

/** What a cashier waits for, where the till can do without an answer. */
const PATIENCE_MILLISECONDS = 4_000;

const KNOWN = ['receipt-unknown', 'receipt-voided', 'refund-exceeds-sale', 'reserved-elsewhere'] as const;

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
 * has itself may be taken back without; true: go on.
 */
export async function reserved(standing: Standing, chosenMilli: ReadonlyMap<number, number>): Promise<boolean> {
  const { api, identity } = asking();
  const ours = await isOurs(asking(), standing.original);
  if (ours && till.sync.connection !== 'ONLINE') return true;
  const lines = [...chosenMilli].flatMap(([line, quantityMilli]) => (quantityMilli > 0 ? { line, quantityMilli } : []));
  try {
    const asked = api.reserve(identity, standing.original, lines);
    await (ours ? Promise.race([asked, patience()]) : asked);
    return true;
  } catch (failure) {
    const refused = failure instanceof Problem && failure.status === 409;
    if (ours && !refused) return true;
    tell(whyNot(failure), 'error');
    return false;
  }
}

function patience(): Promise<void> {
  return new Promise((done) => setTimeout(done, PATIENCE_MILLISECONDS));
}
