import type { Entry } from '../../store/database';
import { readBody } from '../../wire/bodies';

/** One line of the list of receipts. */
export interface Row {
  entry: Entry;
  kind: 'SALE' | 'REFUND' | 'VOID';
  receipt: string;
  totalFen: number;
  device: number;
  /** of a sale: it was taken back as a whole */
  voided: boolean;
  /** where a tap leads */
  seq: number;
}

/** Sales, refunds and voids of one terminal, newest first. */
export function rowsOf(entries: readonly Entry[]): Row[] {
  const sales = new Map(entries.filter((entry) => entry.kind === 'SALE').map((entry) => [entry.seq, entry]));
  const voided = new Set(entries.filter((entry) => entry.kind === 'VOID').map((entry) => entry.originalSeq));
  return [...entries]
    .sort((a, b) => b.seq - a.seq)
    .flatMap((entry) => {
      const original = entry.originalSeq === undefined ? undefined : sales.get(entry.originalSeq);
      return rowOf(entry, original, voided.has(entry.seq));
    });
}

function rowOf(entry: Entry, original: Entry | undefined, voided: boolean): Row[] {
  const body = readBody(entry.body);
  const base = { entry, device: body.device, voided, seq: entry.seq };
  switch (body.kind) {
    case 'SALE':
      return [{ ...base, kind: body.kind, receipt: body.receipt, totalFen: body.totalFen }];
    case 'REFUND':
      return [{ ...base, kind: body.kind, receipt: body.receipt, totalFen: -body.totalFen }];
    case 'VOID': {
      // A void has no receipt of its own: it shows the one that it takes back.
      const sale = original ? readBody(original.body) : null;
      const { receipt, totalFen } = sale?.kind === 'SALE' ? sale : { receipt: `#${entry.seq}`, totalFen: 0 };
      return [{ ...base, kind: body.kind, receipt, totalFen: -totalFen, seq: entry.originalSeq ?? entry.seq }];
    }
    default:
      return [];
  }
}
