import { html, nothing, type TemplateResult } from 'lit';
import { money, typedYuan } from '../../parts/format';
import type { ShiftReport } from '../../rules/drawer';
import { t } from '../../texts/texts';
import type { Till } from '../../till';
import type { Method, ShiftClosed } from '../../wire/bodies';

/** The parts of an X or Z report. */

export function cashierName(till: Till, id: number): string {
  return till.setup?.cashiers.find((each) => each.id === id)?.name ?? String(id);
}

function row(label: string, fen: number, id?: string): TemplateResult {
  return html`
    <div>
      <dt>${label}</dt>
      <dd id=${id ?? nothing}>${money(fen)}</dd>
    </div>
  `;
}

/** A row that stands only where there is something to say. */
function rowIf(fen: number, label: string, id?: string): TemplateResult | typeof nothing {
  return fen === 0 ? nothing : row(label, fen, id);
}

/** What was sold, granted and taken back, and what came in by each method. */
export function takings(report: ShiftReport): TemplateResult {
  const methods = Object.keys(report.netByMethodFen) as Method[];
  return html`
    ${row(t('shift.sales', { n: report.saleCount }), report.salesFen, 'report-sales')}
    ${rowIf(-report.refundsFen, t('shift.refunds', { n: report.refundCount }), 'report-refunds')}
    ${rowIf(-report.voidsFen, t('shift.voids', { n: report.voidCount }), 'report-voids')}
    ${rowIf(-report.discountsFen, t('shift.discounts'), 'report-discounts')}
    ${rowIf(-report.roundingFen, t('tender.rounding'), 'report-rounding')}
    <div class="rule"></div>
    ${methods.map((method) => byMethod(report, method))}
  `;
}

function byMethod(report: ShiftReport, method: Method): TemplateResult {
  const net = report.netByMethodFen[method] ?? 0;
  const back = report.backByMethodFen[method] ?? 0;
  const words = { method: t(`method.${method}`) };
  return html`
    ${
      back === 0
        ? nothing
        : html`
            ${row(t('shift.takenBy', words), net + back)} ${row(t('shift.backBy', words), -back)}
          `
    }
    ${row(t('shift.netBy', words), net, `report-${method}`)}
  `;
}

/** How the expected cash comes about. */
export function drawer(report: ShiftReport): TemplateResult {
  return html`
    ${row(t('shift.floatLine'), report.floatFen)} ${rowIf(report.netByMethodFen.CASH ?? 0, t('shift.cashNet'))}
    ${report.movements.map(({ direction, amountFen, reason }) =>
      row(
        `${t(direction === 'IN' ? 'shift.cashIn' : 'shift.cashOut')} ${reason}`,
        direction === 'IN' ? amountFen : -amountFen,
      ),
    )}
    <div class="grand">
      <dt>${t('shift.expected')}</dt>
      <dd id="report-expected">${money(report.expectedFen)}</dd>
    </div>
  `;
}

/** The notes and coins that were counted, and how far they are from what was expected. */
export function counted(closing: ShiftClosed): TemplateResult {
  return html`
    ${closing.counted.map(({ denominationFen, count }) =>
      row(`¥${typedYuan(denominationFen)} × ${count}`, denominationFen * count),
    )}
    ${row(t('shift.counted'), closing.countedFen, 'report-counted')}
    <div class="grand ${closing.differenceFen === 0 ? 'good' : 'bad'}">
      <dt>${t('shift.difference')}</dt>
      <dd id="report-difference">${money(closing.differenceFen)}</dd>
    </div>
  `;
}
