import type { ShiftReport } from '../rules/drawer';
import { t } from '../texts/texts';
import type { Method, ShiftClosed } from '../wire/bodies';
import { typedYuan } from './format';

/** What an X or Z report says, row by row, for screen and paper alike. */
export type ReportRow = { label: string; fen: number; id?: string; grand?: 'PLAIN' | 'GOOD' | 'BAD' } | 'RULE';

/** A row that stands only where there is something to say. */
function rowIf(fen: number, label: string, id?: string): ReportRow[] {
  return fen === 0 ? [] : [{ label, fen, ...(id === undefined ? {} : { id }) }];
}

/** What was sold, granted and taken back, and what came in by each method. */
export function takingsRows(report: ShiftReport): ReportRow[] {
  const methods = Object.keys(report.netByMethodFen) as Method[];
  return [
    { label: t('shift.sales', { n: report.saleCount }), fen: report.salesFen, id: 'report-sales' },
    ...rowIf(-report.refundsFen, t('shift.refunds', { n: report.refundCount }), 'report-refunds'),
    ...rowIf(-report.voidsFen, t('shift.voids', { n: report.voidCount }), 'report-voids'),
    ...rowIf(-report.discountsFen, t('shift.discounts'), 'report-discounts'),
    ...rowIf(-report.roundingFen, t('tender.rounding'), 'report-rounding'),
    'RULE',
    ...methods.flatMap((method) => byMethod(report, method)),
  ];
}

function byMethod(report: ShiftReport, method: Method): ReportRow[] {
  const net = report.netByMethodFen[method] ?? 0;
  const back = report.backByMethodFen[method] ?? 0;
  const words = { method: t(`method.${method}`) };
  const netRow: ReportRow = { label: t('shift.netBy', words), fen: net, id: `report-${method}` };
  if (back === 0) return [netRow];
  return [
    { label: t('shift.takenBy', words), fen: net + back },
    { label: t('shift.backBy', words), fen: -back },
    netRow,
  ];
}

/** How the expected cash comes about. */
export function drawerRows(report: ShiftReport): ReportRow[] {
  return [
    { label: t('shift.floatLine'), fen: report.floatFen },
    ...rowIf(report.netByMethodFen.CASH ?? 0, t('shift.cashNet')),
    ...report.movements.map(({ direction, amountFen, reason }) => ({
      label: `${t(direction === 'IN' ? 'shift.cashIn' : 'shift.cashOut')} ${reason}`,
      fen: direction === 'IN' ? amountFen : -amountFen,
    })),
    { label: t('shift.expected'), fen: report.expectedFen, id: 'report-expected', grand: 'PLAIN' },
  ];
}

/** The notes and coins that were counted, and how far they are from what was expected. */
export function countedRows(closing: ShiftClosed): ReportRow[] {
  const { countedFen, differenceFen } = closing;
  return [
    ...closing.counted.map(({ denominationFen, count }) => ({
      label: `¥${typedYuan(denominationFen)} × ${count}`,
      fen: denominationFen * count,
    })),
    { label: t('shift.counted'), fen: countedFen, id: 'report-counted' },
    {
      label: t('shift.difference'),
      fen: differenceFen,
      id: 'report-difference',
      grand: differenceFen === 0 ? 'GOOD' : 'BAD',
    },
  ];
}
