import type { Way } from '../rules/refunds';
import { t, language } from '../texts/texts';

/** Amounts, quantities and times as people read and type them. */

/** 168000 → 1,680.00 */
export function yuan(fen: number): string {
  const magnitude = Math.abs(fen);
  const whole = Math.floor(magnitude / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${whole}.${(magnitude % 100).toString().padStart(2, '0')}`;
}

export function money(fen: number): string {
  return fen < 0 ? `−¥${yuan(-fen)}` : `¥${yuan(fen)}`;
}

/** An amount inside a sentence: its sign stays on its line. */
export function moneyInWords(fen: number): string {
  return money(fen).replace('−', '−\u2060');
}

/** One after the other: Chinese puts no blank between them. */
export function sentences(...all: string[]): string {
  return all.filter((each) => each !== '').join(language() === 'zh' ? '' : ' ');
}

/** "12", "12.3", "12.34" → fen; null if it is no amount. */
export function fenOf(text: string): number | null {
  const found = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(text.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null;
}

export const JIN_PER_KILOGRAM = 2;

/** "1.235" → thousandths; null if it is no quantity. */
export function milliOf(text: string): number | null {
  const found = /^(\d{1,6})(?:\.(\d{0,3}))?$/.exec(text.trim());
  return found ? Number(found[1]) * 1000 + Number((found[2] ?? '').padEnd(3, '0')) : null;
}

/** What is typed, said in 斤 instead of kilograms or back; what is no quantity stays. */
export function inOtherUnit(text: string, jin: boolean): string {
  const milli = milliOf(text);
  if (milli === null) return text;
  return quantity(jin ? milli * JIN_PER_KILOGRAM : Math.round(milli / JIN_PER_KILOGRAM));
}

/** 1235 → 1.235, 2000 → 2 */
export function quantity(milli: number): string {
  return String(milli / 1000);
}

/** As typed back into a field: 16800 → "168", 16850 → "168.5" */
export function typedYuan(fen: number): string {
  return String(fen / 100);
}

/** 1.4 GB, 37.0 MB, 12.3 kB */
export function bytes(count: number): string {
  const [unit, size] = count >= 1e9 ? ['GB', 1e9] : count >= 1e6 ? ['MB', 1e6] : ['kB', 1e3];
  return `${(count / size).toFixed(1)} ${unit}`;
}

/** In Shanghai's time. Made once: making one costs a slow phone some milliseconds. */
function inShanghai(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', ...options });
}

const MINUTES = inShanghai({ dateStyle: 'short', timeStyle: 'short' });
const SECONDS = inShanghai({ dateStyle: 'short', timeStyle: 'medium' });
const DAY = inShanghai({ dateStyle: 'short' });
const TIME = inShanghai({ timeStyle: 'short' });

/** 2026-10-17 14:05 */
export function dateTime(milliseconds: number): string {
  return MINUTES.format(milliseconds);
}

export function dateTimeSeconds(milliseconds: number): string {
  return SECONDS.format(milliseconds);
}

/** The day it is in Shanghai: 2026-11-28 */
export function shanghaiDay(milliseconds: number): string {
  return DAY.format(milliseconds);
}

export function time(milliseconds: number): string {
  return TIME.format(milliseconds);
}

/** The big character of a tile without a picture. */
export function bigCharacter(name: string): string {
  return /\p{Script=Han}/u.exec(name)?.[0] ?? name.charAt(0).toUpperCase();
}

export function listOf(words: string[]): string {
  return words.join(language() === 'zh' ? '、' : ', ');
}

/** A method; of what is put on account, whose. */
export function wayName({ method, account }: Way): string {
  return `${t(`method.${method}`)} ${account?.unit ?? ''}`.trimEnd();
}

/** A badge's id is long; its first characters tell visitors apart on a screen. */
export function badgeName(badge: string): string {
  return badge.split('.')[1]?.slice(0, 6) ?? '';
}

/** Why a product may not be sold, in words; a reason that this version does not know is shown as it came. */
export function blockReason(block: string): string {
  return block === 'RECALLED' || block === 'DELISTED' ? t(`sell.${block}`) : block;
}
