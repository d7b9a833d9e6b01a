import { refundFen, type Returned } from '../wire/amounts';
import {
  readBody,
  type Body,
  type Method,
  type RefundLine,
  type Sale,
  type SaleLine,
  type Tender,
} from '../wire/bodies';
import type { Entry } from '../store/database';

/** Taking goods back: never more than was sold and has not come back yet. */

export interface RefundableLine {
  line: SaleLine;
  returned: Returned;
  leftMilli: number;
  leftFen: number;
}

export interface SaleStanding {
  entry: Entry;
  sale: Body<Sale>;
  lines: RefundableLine[];
  refundedFen: number;
  /** what each method took and has not given back, in the order it was paid */
  leftByMethodFen: ReadonlyMap<Method, number>;
  voided: boolean;
}

/** A sale with all its refunds and its void. */
export function standingOf(entry: Entry, corrections: readonly Entry[]): SaleStanding {
  const sale = readBody(entry.body) as Body<Sale>;
  const bodies = corrections.map((correction) => readBody(correction.body));
  const back = bodies.flatMap((body) => (body.kind === 'REFUND' ? body.lines : []));
  const lines = sale.lines.map((line): RefundableLine => {
    const returned = back
      .filter((each) => each.line === line.line)
      .reduce<Returned>(
        (sum, each) => ({ quantityMilli: sum.quantityMilli + each.quantityMilli, netFen: sum.netFen + each.netFen }),
        { quantityMilli: 0, netFen: 0 },
      );
    return {
      line,
      returned,
      leftMilli: line.quantityMilli - returned.quantityMilli,
      leftFen: line.netFen - returned.netFen,
    };
  });
  return {
    entry,
    sale,
    lines,
    leftByMethodFen: leftByMethod(sale, bodies),
    refundedFen: back.reduce((sum, line) => sum + line.netFen, 0),
    voided: bodies.some((body) => body.kind === 'VOID'),
  };
}

function leftByMethod(sale: Sale, corrections: readonly Body[]): Map<Method, number> {
  const left = new Map<Method, number>();
  const move = (tenders: readonly Tender[], sign: 1 | -1): void => {
    for (const { method, amountFen } of tenders) left.set(method, (left.get(method) ?? 0) + sign * amountFen);
  };
  move(sale.tenders, 1);
  for (const body of corrections) if (body.kind === 'REFUND') move(body.tenders, -1);
  return left;
}

/**
 * Money goes back the way it came, never more by a method than that took: `first` as far as it reaches, then the others. Only a
 * supervisor may give cash for what was not paid in cash.
 *
 * @throws if more is to go back than was paid
 */
export function refundTenders(
  { leftByMethodFen }: SaleStanding,
  totalFen: number,
  first: Method,
  cashForAnything: boolean,
): Tender[] {
  const leftFen = (method: Method): number =>
    method === 'CASH' && cashForAnything ? Infinity : Math.max(0, leftByMethodFen.get(method) ?? 0);
  let restFen = totalFen;
  const tenders = [...new Set([first, ...leftByMethodFen.keys()])].flatMap((method): Tender[] => {
    const amountFen = Math.min(restFen, leftFen(method));
    restFen -= amountFen;
    if (amountFen === 0) return [];
    const cash = method === 'CASH' ? { receivedFen: amountFen, changeFen: 0 } : {};
    return [{ method, amountFen, ...cash, verified: false }];
  });
  if (restFen > 0) throw new RangeError('more than was paid');
  return tenders;
}

/** @throws if any line gives back more than is left of it, or nothing is chosen */
export function refundLines(standing: SaleStanding, chosenMilli: ReadonlyMap<number, number>): RefundLine[] {
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

export function canRefund(standing: SaleStanding): boolean {
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
