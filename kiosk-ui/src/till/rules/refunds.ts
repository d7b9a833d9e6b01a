import { refundFen, type Returned } from '../wire/amounts';
import { readBody, type Body, type RefundLine, type Sale, type SaleLine } from '../wire/bodies';
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
    refundedFen: back.reduce((sum, line) => sum + line.netFen, 0),
    voided: bodies.some((body) => body.kind === 'VOID'),
  };
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
