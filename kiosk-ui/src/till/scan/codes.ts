import { toldBy, type Told } from './digital-link';
import { normalisedEnrolmentCode } from '../wire/enrolment-code';

/** What a scanned text is (README §8). Nothing is guessed: what is none of ours is `UNKNOWN`. */
export type Code =
  /** `upcA`: what else its eight digits may be, if they are the short form UPC-E */
  | { kind: 'GTIN'; gtin: string; upcA?: string; told?: Told }
  | { kind: 'PRODUCT'; product: string }
  | { kind: 'BADGE'; badge: string }
  | { kind: 'RECEIPT'; receipt: string }
  | { kind: 'ENROLMENT'; code: string }
  | { kind: 'PAYMENT'; method: PaidBy }
  | { kind: 'UNKNOWN'; text: string };

/** How a payment code pays. */
type PaidBy = 'WECHAT' | 'ALIPAY' | 'UNIONPAY' | 'ECNY';

/** What the screen is waiting for decides first, because an 18-digit payment code and an ID card look alike. */
export type Expectation = 'GOODS' | 'PAYMENT' | 'RECEIPT' | 'ENROLMENT' | 'NOTHING';

export function readCode(scanned: string, expectation: Expectation): Code {
  const text = scanned.trim();
  if (expectation === 'PAYMENT') {
    const method = paymentMethod(text);
    if (method) return { kind: 'PAYMENT', method };
  }
  if (expectation === 'ENROLMENT') {
    const typed = normalisedEnrolmentCode(text);
    if (typed) return { kind: 'ENROLMENT', code: typed };
  }
  return enrolmentCode(text) ?? badgeCode(text) ?? receiptCode(text) ?? productCode(text) ?? { kind: 'UNKNOWN', text };
}

/** Only the kind of a payment code is read; the code itself is nobody's business and is kept nowhere. */
function paymentMethod(text: string): PaidBy | null {
  if (/^1[0-5]\d{16}$/.test(text)) return 'WECHAT';
  if (/^(2[5-9]|30)\d{14,22}$/.test(text)) return 'ALIPAY';
  if (/^62\d{17}$/.test(text)) return 'UNIONPAY';
  if (/^01\d{17}$/.test(text)) return 'ECNY';
  return null;
}

function badgeCode(text: string): Code | null {
  return /^jxb1\.[A-Za-z0-9_-]{21}[AQgw]\.[A-Za-z0-9_-]{85}[AQgw]$/.test(text) ? { kind: 'BADGE', badge: text } : null;
}

function address(text: string): URL | null {
  if (!/^https?:\/\//i.test(text) || /\s/.test(text)) return null;
  return URL.canParse(text) ? new URL(text) : null;
}

function receiptCode(text: string): Code | null {
  const path = address(text)?.pathname;
  const receipt = path === undefined ? undefined : /^\/r\/([A-Za-z0-9_-]{21}[AQgw])$/.exec(path)?.[1];
  return receipt === undefined ? null : { kind: 'RECEIPT', receipt };
}

function enrolmentCode(text: string): Code | null {
  const url = address(text);
  if (url?.pathname !== '/kiosk/' || !url.hash.startsWith('#enrol=')) return null;
  const code = normalisedEnrolmentCode(decodeURIComponent(url.hash.slice('#enrol='.length)));
  return code === null ? null : { kind: 'ENROLMENT', code };
}

function productCode(text: string): Code | null {
  const url = address(text);
  if (!url) {
    return /^[0-9]+$/.test(text) ? bareGtin(text) : null;
  }
  const linked = /\/01\/([0-9]{14})(?:\/|$)/.exec(url.pathname)?.[1];
  if (linked !== undefined && checkDigitHolds(linked)) return linkedGtin(linked, toldBy(url));
  const product = /^\/p\/([A-Za-z0-9._-]{1,40})$/.exec(url.pathname)?.[1];
  return product === undefined ? null : { kind: 'PRODUCT', product };
}

function bareGtin(digits: string): Code | null {
  const gtin = gtin14(digits);
  const upcA = gtin14(fromUpcE(digits));
  if (gtin !== null && upcA !== null) return { kind: 'GTIN', gtin, upcA };
  const only = gtin ?? upcA;
  return only === null ? null : { kind: 'GTIN', gtin: only };
}

function linkedGtin(gtin: string, told: Told): Code {
  return { kind: 'GTIN', gtin, ...(Object.keys(told).length > 0 ? { told } : {}) };
}

/** EAN-8, UPC-A, EAN-13 and GTIN-14 as 14 digits, or null if the length or the check digit is wrong. */
export function gtin14(digits: string): string | null {
  if (![8, 12, 13, 14].includes(digits.length)) return null;
  const padded = digits.padStart(14, '0');
  return checkDigitHolds(padded) ? padded : null;
}

/** The UPC-A that a UPC-E stands for, its zeros put back where its last digit but one says; '' if it is none. */
function fromUpcE(digits: string): string {
  if (!/^[01][0-9]{7}$/.test(digits)) return '';
  const [item, where] = [digits.slice(1, 6), Number(digits[6])];
  const at = where <= 2 ? 2 : Math.min(where, 5);
  const between = where <= 2 ? `${where}0000` : where <= 4 ? '00000' : `0000${where}`;
  return `${digits.charAt(0)}${item.slice(0, at)}${between}${item.slice(at)}${digits.charAt(7)}`;
}

function checkDigitHolds(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}
