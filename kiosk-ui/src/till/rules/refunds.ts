import { refundFen, type Returned } from '../wire/amounts';
import {
  readBody,
  type Account,
  type Body,
  type Method,
  type Original,
  type RefundLine,
  type Sale,
  type SaleLine,
  type Tender,
} from '../wire/bodies';
import type { Entry } from '../store/database';

/** Taking goods back: never more than was sold and has not come back yet. */

/** A line that was sold. */
export type SoldLine = Pick<SaleLine, 'line' | 'name' | 'unit' | 'quantityMilli' | 'priceFen' | 'netFen'>;

export interface RefundableLine {
  line: SoldLine;
  returned: Returned;
  /** what may still come back here; none while another till is about to take some of it back */
  leftMilli: number;
  leftFen: number;
  reserved: boolean;
}

/** What money goes by: a method, and of what is put on account whose account that is. */
export interface Way {
  method: Method;
  account?: Account | null;
}

export function sameWay(one: Way, other: Way): boolean {
  return one.method === other.method && one.account?.unit.trim() === other.account?.unit.trim();
}

type Paid = Way & Pick<Tender, 'amountFen'>;

const CASH: Way = { method: 'CASH' };

/** What took something of a sale back, wherever that was written. */
export type Taken = { kind: 'REFUND'; lines: readonly RefundLine[]; tenders: readonly Paid[] } | { kind: 'VOID' };

/** A sale, whichever till wrote it, and how much of it may still come back. */
export interface Standing {
  original: Original;
  receipt: string;
  lines: RefundableLine[];
  refundedFen: number;
  /** what each way took and has not given back, in the order it was paid */
  left: readonly (Way & { leftFen: number })[];
  voided: boolean;
  /** what other tills took of it, as far as the server told */
  elsewhere: Elsewhere;
}

export interface Elsewhere {
  taken: readonly Taken[];
  /** lines that other tills are about to take back: one till at a time */
  reserved: ReadonlySet<number>;
}

export const NOTHING_ELSEWHERE: Elsewhere = { taken: [], reserved: new Set() };

/** A sale that this till wrote and still has. */
export interface SaleStanding extends Standing {
  entry: Entry;
  sale: Body<Sale>;
}

/** A sale of this till's with all its own refunds and its void, and what other tills took. */
export function standingOf(
  entry: Entry,
  corrections: readonly Entry[],
  elsewhere: Elsewhere = NOTHING_ELSEWHERE,
): SaleStanding {
  const sale = readBody(entry.body) as Body<Sale>;
  const original = { terminal: entry.terminal, seq: entry.seq, hash: entry.seal.hash };
  const own = corrections.flatMap((correction) => takenBy(readBody(correction.body)));
  return { ...standing({ ...sale, original }, own, elsewhere), entry, sale };
}

export function takenBy(body: Body): Taken[] {
  return body.kind === 'REFUND' || body.kind === 'VOID' ? [body] : [];
}

/** @param own what this till itself took, beside what is told of others */
export function standing(
  sale: { original: Original; receipt: string; lines: readonly SoldLine[]; tenders: readonly Paid[] },
  own: readonly Taken[],
  elsewhere: Elsewhere,
): Standing {
  const taken = [...own, ...elsewhere.taken];
  const back = taken.flatMap((each) => (each.kind === 'REFUND' ? each.lines : []));
  const voided = taken.some((each) => each.kind === 'VOID');
  return {
    original: sale.original,
    receipt: sale.receipt,
    lines: sale.lines.map((line) => refundable(line, back, voided, elsewhere.reserved.has(line.line))),
    left: leftByWay(sale.tenders, taken),
    refundedFen: back.reduce((sum, line) => sum + line.netFen, 0),
    voided,
    elsewhere,
  };
}

function refundable(line: SoldLine, back: readonly RefundLine[], voided: boolean, reserved: boolean): RefundableLine {
  const returned = back
    .filter((each) => each.line === line.line)
    .reduce<Returned>(
      (sum, each) => ({ quantityMilli: sum.quantityMilli + each.quantityMilli, netFen: sum.netFen + each.netFen }),
      { quantityMilli: 0, netFen: 0 },
    );
  return {
    line,
    returned,
    leftMilli: voided || reserved ? 0 : Math.max(0, line.quantityMilli - returned.quantityMilli),
    leftFen: line.netFen - returned.netFen,
    reserved,
  };
}

function leftByWay(paid: readonly Paid[], taken: readonly Taken[]): (Way & { leftFen: number })[] {
  const left: (Way & { leftFen: number })[] = [];
  const move = (tenders: readonly Paid[], sign: 1 | -1): void => {
    for (const { amountFen, ...way } of tenders) {
      // A refund that names no account is of the first one's, as the server books it.
      const of =
        left.find((each) => sameWay(each, way)) ?? left.find((each) => !way.account && each.method === way.method);
      if (of) of.leftFen += sign * amountFen;
      else left.push({ ...plain(way), leftFen: sign * amountFen });
    }
  };
  move(paid, 1);
  for (const each of taken) if (each.kind === 'REFUND') move(each.tenders, -1);
  return left;
}

/** Without what else a tender says. */
function plain({ method, account }: Way): { method: Method; account?: Account } {
  return { method, ...(account ? { account } : {}) };
}

/**
 * Money goes back the way it came, never more by a way than that took: `first` as far as it reaches, then the others. Only a
 * supervisor may give cash for what was not paid in cash.
 *
 * @throws if more is to go back than was paid
 */
export function refundTenders(
  { left }: Pick<Standing, 'left'>,
  totalFen: number,
  first: Way,
  cashForAnything: boolean,
): Tender[] {
  const leftFen = (way: Way): number =>
    way.method === 'CASH' && cashForAnything ? Infinity : (left.find((each) => sameWay(each, way))?.leftFen ?? 0);
  let restFen = totalFen;
  const tenders = [first, ...left.filter((way) => !sameWay(way, first))].flatMap((way): Tender[] => {
    const amountFen = Math.min(restFen, Math.max(0, leftFen(way)));
    restFen -= amountFen;
    if (amountFen === 0) return [];
    const cash = way.method === 'CASH' ? { receivedFen: amountFen, changeFen: 0 } : {};
    return [{ ...plain(way), amountFen, ...cash, verified: false }];
  });
  if (restFen > 0) throw new RangeError('more than was paid');
  return tenders;
}

/** Whether the same money goes back the same ways. */
export function sameTenders(one: readonly Tender[], other: readonly Tender[]): boolean {
  const same = (tender: Tender, at: number): boolean => {
    const paired = other[at];
    return paired !== undefined && sameWay(tender, paired) && tender.amountFen === paired.amountFen;
  };
  return one.length === other.length && one.every(same);
}

/** @throws if any line gives back more than is left of it, or nothing is chosen */
export function refundLines(standing: Standing, chosenMilli: ReadonlyMap<number, number>): RefundLine[] {
  if (standing.voided) throw new RangeError('a voided sale has nothing left to refund');
  const lines = standing.lines
    .map(({ line, returned }) => ({ line, returned, quantityMilli: chosenMilli.get(line.line) ?? 0 }))
    .filter(({ quantityMilli }) => quantityMilli !== 0)
    .map(({ line, returned, quantityMilli }) => ({
      line: line.line,
      quantityMilli,
      netFen: refundFen(line, returned, quantityMilli),
    }));
  if (lines.length === 0) throw new RangeError('nothing chosen');
  return lines;
}

/** What a cashier chose to take back. */
export interface Choice {
  /** line number → thousandths that come back */
  chosenMilli: ReadonlyMap<number, number>;
  /** goes back first */
  first: Way;
  /** a supervisor's word: cash for what was not paid in cash */
  cashForAnything: boolean;
}

/** The ways to choose from: as it was paid; a supervisor may give cash for anything. */
export function waysBack({ left }: Pick<Standing, 'left'>, supervised: boolean): Way[] {
  const open = left.filter(({ leftFen }) => leftFen > 0);
  return supervised && !open.some((way) => sameWay(way, CASH)) ? [...open, CASH] : open;
}

/** Whoever chooses nothing gives it back as it was paid; cash for anything takes a supervisor who chose cash. */
export function wayBack(
  ways: readonly Way[],
  chosen: Way | null,
  supervised: boolean,
): Pick<Choice, 'first' | 'cashForAnything'> {
  const way = ways.find((each) => chosen !== null && sameWay(each, chosen));
  return { first: way ?? ways[0] ?? CASH, cashForAnything: supervised && way !== undefined && sameWay(way, CASH) };
}

/** The goods and the money that go back. @throws if that cannot be */
export function goingBack(
  standing: Standing,
  { chosenMilli, first, cashForAnything }: Choice,
): { lines: RefundLine[]; totalFen: number; tenders: Tender[] } {
  const lines = refundLines(standing, chosenMilli);
  const totalFen = lines.reduce((sum, line) => sum + line.netFen, 0);
  return { lines, totalFen, tenders: refundTenders(standing, totalFen, first, cashForAnything) };
}

export function canRefund(standing: Standing): boolean {
  return !standing.voided && standing.lines.some((line) => line.leftMilli > 0);
}

/** A void takes the whole receipt back, in the shift that sold it, before anything else came back. */
export function canVoid(standing: SaleStanding, openShift: number | null): boolean {
  return (
    !standing.voided &&
    openShift !== null &&
    standing.sale.shift === openShift &&
    standing.lines.every((line) => line.returned.quantityMilli === 0)
  );
}
