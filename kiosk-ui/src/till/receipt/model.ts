import type { OtherSale } from '../elsewhere';
import type { SaleStanding } from '../rules/refunds';
import type { Entry, KeptSetup } from '../store/database';
import { isAcknowledged } from '../store/entries';
import { readBody, type Body, type Refund, type Tender } from '../wire/bodies';
import { grossFen } from '../wire/amounts';
import { receiptIdOf } from '../wire/chain';

/** A receipt as plain data, in no language: what screen and paper draw. */
interface Receipt {
  outlet: string;
  place: string;
  number: string;
  /** device time */
  at: number;
  cashier: string;
  totalFen: number;
  tenders: Tender[];
  known: Known;
  /** there is a paper of it already */
  copy: boolean;
  /** the public page that its QR code opens; null before the till knows its server's address */
  address: string | null;
}

/** What the server knows of it. */
export type Known = 'NOT_YET' | 'RECORDED' | 'PARKED' | 'TROUBLED';

export interface SaleReceipt extends Receipt {
  lines: SaleReceiptLine[];
  roundingFen: number;
  /** off the whole receipt */
  discountFen: number;
  discountReason: string;
  eligibleFen: number;
  refundedFen: number;
  voided: boolean;
  hasVisitor: boolean;
}

export interface SaleReceiptLine {
  name: string;
  eligible: boolean;
  unit: 'PIECE' | 'KILOGRAM';
  quantityMilli: number;
  priceFen: number;
  /** off this line alone */
  discountFen: number;
  /** the list's price, where another was charged */
  listFen?: number;
  /** before its share of what is off the receipt, which the sums say */
  dueFen: number;
}

export interface RefundReceipt extends Receipt {
  lines: { name: string; quantityMilli: number; netFen: number }[];
  /** the receipt of the sale, or the number of its entry where that is no longer kept here */
  original: string;
  reason: string;
}

export function saleReceiptOf({ entry, sale, refundedFen, voided }: SaleStanding, kept: KeptSetup | null): SaleReceipt {
  const lines = sale.lines.map((line) => ({
    ...line,
    dueFen: line.grossFen - line.discountFen,
    eligible: entry.eligibleLines?.includes(line.line) ?? false,
  }));
  return {
    ...head(entry, sale, kept),
    number: sale.receipt,
    lines,
    roundingFen: sale.roundingFen,
    discountFen: sale.discountFen ?? 0,
    discountReason: sale.discountReason ?? '',
    totalFen: sale.totalFen,
    eligibleFen: lines.reduce((sum, line) => (line.eligible ? sum + line.netFen : sum), 0),
    tenders: sale.tenders,
    refundedFen,
    voided,
    hasVisitor: sale.participant !== null,
  };
}

export function refundReceiptOf(entry: Entry, original: SaleStanding | null, kept: KeptSetup | null): RefundReceipt {
  const refund = readBody(entry.body) as Body<Refund>;
  const names = entry.takenBack?.names ?? Object.fromEntries(original?.sale.lines.map((l) => [l.line, l.name]) ?? []);
  return {
    ...head(entry, refund, kept),
    number: refund.receipt,
    lines: refund.lines.map((line) => ({ ...line, name: names[line.line] ?? String(line.line) })),
    totalFen: refund.totalFen,
    tenders: refund.tenders,
    original: entry.takenBack?.receipt ?? original?.receipt ?? String(refund.original.seq),
    reason: refund.reason,
  };
}

/** A receipt that another till of this outlet wrote. */
export function otherReceiptOf({ answer, refundedFen, voided }: OtherSale, kept: KeptSetup | null): SaleReceipt {
  return {
    outlet: kept?.setup.outlet.name ?? '',
    place: kept?.setup.outlet.place ?? '',
    number: answer.receipt,
    at: answer.soldAt,
    cashier: answer.cashier ?? '',
    lines: answer.lines.map(({ listFen, ...line }) => ({
      ...line,
      ...(listFen == null ? {} : { listFen }),
      dueFen: grossFen(line.priceFen, line.quantityMilli) - line.discountFen,
    })),
    roundingFen: answer.roundingFen,
    discountFen: answer.discountFen,
    discountReason: answer.discountReason ?? '',
    totalFen: answer.totalFen,
    eligibleFen: answer.lines.reduce((sum, line) => (line.eligible ? sum + line.netFen : sum), 0),
    tenders: answer.tenders.map(({ account, ...tender }) => ({
      ...tender,
      ...(account ? { account } : {}),
      verified: false,
    })),
    refundedFen,
    voided,
    hasVisitor: false,
    known: 'RECORDED',
    copy: true,
    address: addressOf(answer.original.hash, kept),
  };
}

function head(
  entry: Entry,
  body: Body,
  kept: KeptSetup | null,
): Pick<Receipt, 'outlet' | 'place' | 'at' | 'cashier' | 'known' | 'copy' | 'address'> {
  return {
    outlet: kept?.setup.outlet.name ?? '',
    place: kept?.setup.outlet.place ?? '',
    at: body.device,
    cashier: kept?.cashiers.find((each) => each.id === body.cashier)?.name ?? String(body.cashier),
    known: known(entry),
    copy: entry.printedAt !== undefined,
    address: addressOf(entry.seal.hash, kept),
  };
}

function addressOf(hash: string, kept: KeptSetup | null): string | null {
  return kept ? `${kept.setup.publicBase}/r/${receiptIdOf(hash)}` : null;
}

function known(entry: Entry): Known {
  if (entry.troubled) return 'TROUBLED';
  if (!isAcknowledged(entry)) return 'NOT_YET';
  return entry.outcome === 'PARKED' || entry.outcome === 'FORKED' ? 'PARKED' : 'RECORDED';
}
