import type { Account, Original, RefundLine, SaleLine, Tender } from './bodies';
import type { Acknowledgement } from './upload';

/** What the server tells a till (README §2–4, §7). */

export interface Enrolled {
  terminal: string;
  label: string;
  genesisHash: string;
  serverTime: number;
}

export interface Token {
  token: string;
  expiresAt: number;
  scope: 'TILL' | 'UPLOAD';
}

export interface Cashier {
  id: number;
  name: string;
  supervisor: boolean;
  salt: string;
  iterations: number;
  verifier: string;
}

export interface Outlet {
  id: number;
  name: string;
  place: string;
  channel: string;
  channelName: string;
  channelNameEn: string;
  region: string;
  regionName: string;
  regionNameEn: string;
}

/** What may be granted at the till; the version goes into each sale that was granted anything. */
export interface Rules {
  version: number;
  cashierDiscountPermille: number;
  supervisorDiscountPermille: number;
  roundingFen: number;
}

/** How the outlet's scales print their codes; codes of products by item number, without leading zeros. */
export interface ScaleCodes {
  patterns: string[];
  items: Record<string, string>;
}

/** One of the programme's. `name` is what is written down; the others help to find it. */
export interface Unit {
  code: string;
  name: string;
  shortName: string;
}

export interface Setup {
  terminal: string;
  label: string;
  outlet: Outlet;
  catalogueVersion: number;
  minimumVersion: string;
  personKey: string;
  publicBase: string;
  limits: { openPriceFen: number; lineQuantityMilli: number };
  /** absent from a setup that was kept before there were any */
  rules?: Rules;
  scaleCodes?: ScaleCodes;
  /** those on the outlet's network, which the server passes bytes on to */
  printers?: { id: number; name: string }[];
  /** whom a sale may be put on account for */
  units?: Unit[];
  cashiers: Cashier[];
  /** opaque: the server's own proof that it enrolled this terminal */
  enrolment: string;
}

export interface Product {
  code: string;
  gtin: string | null;
  name: string;
  category: string;
  categoryName: string;
  categoryNameEn: string;
  specification: string | null;
  unit: 'PIECE' | 'KILOGRAM';
  priceFen: number;
  eligibility: string | null;
  blocked: string | null;
  vendor: string | null;
  /** hash of its picture; absent from what was kept before there were any */
  picture?: string | null;
}

export interface CatalogueDelta {
  version: number;
  since: number;
  products: Product[];
  removed: string[];
}

export interface ContactAnswer {
  serverTime: number;
  revoked: boolean;
  acknowledgement: Acknowledgement;
  catalogueVersion: number;
  setupTag: string;
  minimumVersion: string;
}

type Paid = Pick<Tender, 'method' | 'amountFen'> & { account?: Account | null };

/** A receipt of the outlet as it stands now (README §7a). */
export interface ReceiptAnswer {
  original: Original;
  receipt: string;
  /** server's reckoning of when it was sold */
  soldAt: number;
  cashier: string | null;
  lines: (Pick<
    SaleLine,
    'line' | 'product' | 'name' | 'unit' | 'quantityMilli' | 'priceFen' | 'discountFen' | 'netFen'
  > & { listFen?: number | null; eligible: boolean })[];
  roundingFen: number;
  discountFen: number;
  discountReason?: string | null;
  totalFen: number;
  tenders: Paid[];
  corrections: Correction[];
  reserved: { terminal: string; label: string; line: number; quantityMilli: number; until: number }[];
}

/** What has come back of a receipt; a void has no lines. */
export interface Correction {
  kind: 'REFUND' | 'VOID';
  terminal: string;
  seq: number;
  at: number;
  receipt?: string | null;
  lines: RefundLine[];
  tenders: Paid[];
}
