import { fenOf, money, typedYuan } from '../../parts/format';
import { discountFen, type Discount } from '../../rules/discount';
import { t } from '../../texts/texts';

/** What a discount may be given on. */
export interface Discountable {
  title: string;
  /** without any discount */
  fullFen: number;
  /** what is off now */
  discount: Discount | undefined;
  /** of a line: the list's price, for which another may be charged; and the greatest price */
  price?: { listFen: number; nowFen: number | null; limitFen: number };
}

export type Given = { discount: Discount } | { priceFen: number; reason: string } | 'NOTHING';

export type Way = 'SHARE' | 'SUM' | 'PRICE';

export function shownNow(discount: Discount | undefined): string {
  if (!discount) return '';
  return 'fen' in discount ? typedYuan(discount.fen) : String(discount.permille / 10);
}

/** What the field and the reason ask for; null while they ask for nothing. */
export function givenBy(way: Way, text: string, reason: string): Exclude<Given, 'NOTHING'> | null {
  const why = reason.trim();
  const fen = fenOf(text);
  if (fen === null || fen === 0) return null;
  switch (way) {
    case 'SHARE':
      return { discount: { permille: Number(text) * 10, reason: why } };
    case 'SUM':
      return { discount: { fen, reason: why } };
    case 'PRICE':
      return { priceFen: fen, reason: why };
  }
}

/** Why it cannot be given like that; '' if it can. */
export function problemOf(what: Discountable, given: Given | null, way: Way, text: string): string {
  if (given === null || given === 'NOTHING') return '';
  const limitFen = what.price?.limitFen ?? 0;
  if ('priceFen' in given && given.priceFen > limitFen) return t('open.limit', { limit: money(limitFen) });
  if (way === 'SHARE' && Number(text) > 100) return t('grant.tooMuch', { amount: '100 %' });
  if (way === 'SUM' && (fenOf(text) ?? 0) > what.fullFen) return t('grant.tooMuch', { amount: money(what.fullFen) });
  const { reason } = 'priceFen' in given ? given : given.discount;
  return reason === '' ? t('grant.needsReason') : '';
}

export function becomes(what: Discountable, given: Exclude<Given, 'NOTHING'>): string {
  if ('priceFen' in given) return `${money(what.price?.listFen ?? 0)} → ${money(given.priceFen)}`;
  const offFen = discountFen(given.discount, what.fullFen);
  return `${money(what.fullFen)} − ${money(offFen)} = ${money(what.fullFen - offFen)}`;
}
