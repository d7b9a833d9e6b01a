import { html, nothing, type TemplateResult } from 'lit';
import { money } from '../../parts/format';
import type { ReportRow } from '../../parts/report-rows';
import type { Till } from '../../till';

/** The parts of an X or Z report. */

export function cashierName(till: Till, id: number): string {
  return till.setup?.cashiers.find((each) => each.id === id)?.name ?? String(id);
}

const TONES = { PLAIN: 'grand', GOOD: 'grand good', BAD: 'grand bad' };

export function drawn(row: ReportRow): TemplateResult {
  if (row === 'RULE')
    return html`
      <div class="rule"></div>
    `;
  return html`
    <div class=${row.grand ? TONES[row.grand] : nothing}>
      <dt>${row.label}</dt>
      <dd id=${row.id ?? nothing}>${money(row.fen)}</dd>
    </div>
  `;
}
