import { dateTime, money } from '../parts/format';
import type { ReportRow } from '../parts/report-rows';
import { t } from '../texts/texts';
import { pair, RULE, text, type PaperDocument, type PaperLine } from './document';
import { copyMark } from './receipt';

/** What stands above a report's rows. */
export interface ReportHead {
  outlet: string;
  terminal: string;
  /** device time */
  printedAt: number;
  openedAt: number;
  cashier: string;
  /** Z: the shift is over */
  closed: boolean;
  /** there is a paper of it already */
  copy: boolean;
}

export function reportOnPaper(head: ReportHead, rows: readonly ReportRow[]): PaperDocument {
  const { outlet, terminal, openedAt, cashier } = head;
  return {
    opensDrawer: false,
    lines: [
      ...(head.copy ? [copyMark()] : []),
      text(t(head.closed ? 'shift.zTitle' : 'shift.title'), { centred: true, bold: true, tall: true }),
      text(`${outlet} · ${terminal}`, { centred: true }),
      text(dateTime(head.printedAt), { centred: true }),
      text(t('shift.since', { time: dateTime(openedAt), cashier })),
      RULE,
      ...rows.map(lineOf),
    ],
  };
}

function lineOf(row: ReportRow): PaperLine {
  if (row === 'RULE') return RULE;
  return pair(row.label, money(row.fen), row.grand ? { bold: true, tall: true } : {});
}
