import { MOST_TENDERS, type Account, type Method, type Tender } from '../wire/bodies';

/** Paying: what is still owed, what change to give, which notes a customer is likely to hand over. */

/** What people choose from. */
export const METHODS: readonly Method[] = ['CASH', 'WECHAT', 'ALIPAY', 'UNIONPAY', 'ECNY', 'ON_ACCOUNT'];

/** Those that are always offered, then those of which the smallest sums are. */
const LARGE_NOTES_FEN = [10_000, 5_000];
const SMALL_NOTES_FEN = [100, 500, 1_000, 2_000];
const OFFERED = 6;

/** The exact amount, then the sums of notes just above it: 168.37 → 168.37, 169, 170, 180, 200. */
export function quickNotesFen(owedFen: number): number[] {
  const above = [...LARGE_NOTES_FEN, ...SMALL_NOTES_FEN].map((note) => Math.ceil(owedFen / note) * note);
  const offered = [...new Set([owedFen, ...above])].slice(0, OFFERED);
  return offered.sort((a, b) => a - b);
}

export function paidFen(tenders: readonly Tender[]): number {
  return tenders.reduce((sum, tender) => sum + tender.amountFen, 0);
}

/**
 * Cash covers what is owed or a part of it; what is handed over beyond that is change.
 *
 * @throws if nothing is handed over
 */
export function cashTender(owedFen: number, receivedFen: number): Tender {
  if (receivedFen < 0 || (receivedFen === 0 && owedFen > 0)) throw new RangeError('no cash');
  const amountFen = Math.min(owedFen, receivedFen);
  return { method: 'CASH', amountFen, receivedFen, changeFen: receivedFen - amountFen, verified: false };
}

/** Recorded as the cashier says: no gateway vouches for it. Never more than is owed. */
export function cashlessTender(
  method: Exclude<Method, 'CASH'>,
  owedFen: number,
  amountFen: number,
  account?: Account,
): Tender {
  if (amountFen > owedFen || amountFen < 0) throw new RangeError('more than is owed');
  return { method, amountFen, verified: false, ...(account ? { account } : {}) };
}

/** Whether a part may be taken: what is left then is one more. */
export function mayTakePart(tenders: readonly Tender[]): boolean {
  return tenders.length + 2 <= MOST_TENDERS;
}

/** @throws unless the tenders add up to exactly the total */
export function mustAddUp(totalFen: number, tenders: readonly Tender[]): void {
  if (paidFen(tenders) !== totalFen) throw new RangeError(`tenders make ${paidFen(tenders)}, not ${totalFen}`);
}

/** What may be left off an amount (抹零): its fen, its jiao too, or its yuan too, as far as the limit reaches. */
export function roundableFen(owedFen: number, limitFen: number): number {
  const step = [1000, 100, 10].find((each) => each <= limitFen + 1);
  return step === undefined ? 0 : owedFen % step;
}
