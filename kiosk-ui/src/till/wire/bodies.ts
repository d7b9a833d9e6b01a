/** The bodies of journal entries (README §5). A body is written once, with JSON.stringify, and never again. */

export const WIRE_VERSION = 1;

/** What the server reads of one body, and of the tenders in it; beyond that it could not take the entry, nor any after it. */
export const LONGEST_BODY_BYTES = 65_536;
export const MOST_TENDERS = 20;

/** When an entry was made, told three ways. */
export interface Stamp {
  device: number;
  mono: number;
  page: string;
  server: number | null;
  serverMono: number | null;
  serverPage: string | null;
}

export interface SaleLine {
  line: number;
  product: string | null;
  name: string;
  unit: 'PIECE' | 'KILOGRAM';
  quantityMilli: number;
  priceFen: number;
  grossFen: number;
  /** off this line, beside its share of what is off the receipt */
  discountFen: number;
  netFen: number;
  /** the price list's price, where another was charged */
  listFen?: number;
  discountReason?: string;
}

export type Method = 'CASH' | 'WECHAT' | 'ALIPAY' | 'UNIONPAY' | 'ECNY' | 'ON_ACCOUNT';

export interface Tender {
  method: Method;
  amountFen: number;
  receivedFen?: number;
  changeFen?: number;
  verified: boolean;
  /** only of what is put on account */
  account?: Account;
}

/** Who owes what was put on account (单位挂账). */
export interface Account {
  unit: string;
  person: string;
  note: string;
}

export type Participant = { kind: 'BADGE'; code: string } | { kind: 'PHONE'; digest: string };

/** Which entry a refund or void corrects. */
export interface Original {
  terminal: string;
  seq: number;
  hash: string;
}

export interface RefundLine {
  line: number;
  quantityMilli: number;
  netFen: number;
}

export interface ShiftOpened {
  kind: 'SHIFT_OPENED';
  floatFen: number;
}

export interface Sale {
  kind: 'SALE';
  shift: number;
  receipt: string;
  catalogue: number;
  lines: SaleLine[];
  roundingFen: number;
  totalFen: number;
  tenders: Tender[];
  participant: Participant | null;
  /** version of the limits that the till had; with it all that was granted */
  rules?: number;
  /** off the whole receipt, beside what its lines have off */
  discountFen?: number;
  discountReason?: string;
  /** the supervisor who granted it by PIN */
  approvedBy?: number;
}

export interface Refund {
  kind: 'REFUND';
  shift: number;
  receipt: string;
  original: Original;
  lines: RefundLine[];
  totalFen: number;
  tenders: Tender[];
  reason: string;
}

export interface VoidSale {
  kind: 'VOID';
  shift: number;
  original: Original;
  reason: string;
}

export interface CashMoved {
  kind: 'CASH_MOVED';
  shift: number;
  direction: 'IN' | 'OUT';
  amountFen: number;
  reason: string;
}

export interface ParticipantScanned {
  kind: 'PARTICIPANT_SCANNED';
  participant: Participant;
}

export interface Headcount {
  kind: 'HEADCOUNT';
  count: number;
}

export interface ShiftClosed {
  kind: 'SHIFT_CLOSED';
  shift: number;
  expectedFen: number;
  countedFen: number;
  differenceFen: number;
  counted: { denominationFen: number; count: number }[];
}

/** What happened, without who, when and where. */
export type Fact = ShiftOpened | Sale | Refund | VoidSale | CashMoved | ParticipantScanned | Headcount | ShiftClosed;

export type Kind = Fact['kind'];

export type Body<F extends Fact = Fact> = F & Stamp & { v: 1; terminal: string; seq: number; cashier: number };

/** The one line of JSON that is hashed, signed, kept and sent. */
export function writtenBody(terminal: string, seq: number, cashier: number, stamp: Stamp, fact: Fact): string {
  const { kind, ...members } = fact;
  return JSON.stringify({ v: WIRE_VERSION, terminal, seq, kind, ...stamp, cashier, ...members });
}

/** Only for bodies this till wrote itself. */
export function readBody(text: string): Body {
  return JSON.parse(text) as Body;
}
