import { readBody, type CashMoved, type Method, type Sale, type Tender } from '../wire/bodies';
import type { Entry } from '../store/database';

/** What should be in the drawer, and what a shift did (README §5, Drawer). Parked entries count: the cash did move. */

export interface ShiftReport {
  shift: number;
  openedAt: number;
  openedBy: number;
  floatFen: number;
  saleCount: number;
  salesFen: number;
  refundCount: number;
  refundsFen: number;
  voidCount: number;
  voidsFen: number;
  cashInFen: number;
  cashOutFen: number;
  /** taken less given back, by method, voids taken off */
  netByMethodFen: Partial<Record<Method, number>>;
  /** what went back by method, voids too */
  backByMethodFen: Partial<Record<Method, number>>;
  /** off lines and receipts, and 抹零, of sales that stand */
  discountsFen: number;
  roundingFen: number;
  movements: Pick<CashMoved, 'direction' | 'amountFen' | 'reason'>[];
  expectedFen: number;
}

/** From every entry of one shift, in order. */
export function shiftReport(entries: readonly Entry[]): ShiftReport {
  const [first] = entries;
  if (first?.kind !== 'SHIFT_OPENED') throw new Error('a shift begins with its opening');
  const report = newReport(first);
  const sales = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.kind === 'SALE') sales.set(entry.seal.hash, entry);
    count(report, entry, sales);
  }
  report.expectedFen = report.floatFen + (report.netByMethodFen.CASH ?? 0) + report.cashInFen - report.cashOutFen;
  return report;
}

function newReport(opening: Entry): ShiftReport {
  const body = readBody(opening.body);
  return {
    shift: opening.seq,
    openedAt: body.device,
    openedBy: body.cashier,
    floatFen: body.kind === 'SHIFT_OPENED' ? body.floatFen : 0,
    saleCount: 0,
    salesFen: 0,
    refundCount: 0,
    refundsFen: 0,
    voidCount: 0,
    voidsFen: 0,
    cashInFen: 0,
    cashOutFen: 0,
    netByMethodFen: {},
    backByMethodFen: {},
    discountsFen: 0,
    roundingFen: 0,
    movements: [],
    expectedFen: 0,
  };
}

function count(report: ShiftReport, entry: Entry, sales: Map<string, Entry>): void {
  const body = readBody(entry.body);
  switch (body.kind) {
    case 'SALE':
      report.saleCount += 1;
      report.salesFen += body.totalFen;
      move(report, body.tenders, 1);
      grant(report, body, 1);
      break;
    case 'REFUND':
      report.refundCount += 1;
      report.refundsFen += body.totalFen;
      move(report, body.tenders, -1);
      break;
    case 'VOID': {
      const sale = sales.get(body.original.hash);
      const voided = sale ? readBody(sale.body) : undefined;
      if (voided?.kind !== 'SALE') break;
      report.voidCount += 1;
      report.voidsFen += voided.totalFen;
      move(report, voided.tenders, -1);
      grant(report, voided, -1);
      break;
    }
    case 'CASH_MOVED':
      report.movements.push(body);
      if (body.direction === 'IN') report.cashInFen += body.amountFen;
      else report.cashOutFen += body.amountFen;
      break;
    default:
      break;
  }
}

function move(report: ShiftReport, tenders: readonly Tender[], sign: 1 | -1): void {
  for (const { method, amountFen } of tenders) {
    report.netByMethodFen[method] = (report.netByMethodFen[method] ?? 0) + sign * amountFen;
    if (sign === -1) report.backByMethodFen[method] = (report.backByMethodFen[method] ?? 0) + amountFen;
  }
}

function grant(report: ShiftReport, sale: Sale, sign: 1 | -1): void {
  const offLines = sale.lines.reduce((sum, { discountFen }) => sum + discountFen, 0);
  report.discountsFen += sign * (offLines + (sale.discountFen ?? 0));
  report.roundingFen += sign * sale.roundingFen;
}

/** Notes and coins in use, largest first. */
export const DENOMINATIONS_FEN = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const;

export interface Counted {
  denominationFen: number;
  count: number;
}

export function countedFen(counted: readonly Counted[]): number {
  return counted.reduce((sum, { denominationFen, count }) => sum + denominationFen * count, 0);
}
