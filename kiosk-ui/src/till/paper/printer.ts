import type { PaperWidth } from './bytes';

/** A printer that somebody chose for this device, as it is kept. */
export type ChosenPrinter =
  | { kind: 'BROWSER' }
  | { kind: 'USB'; name: string; vendorId: number; productId: number; serialNumber: string | null }
  | { kind: 'SERIAL'; name: string; vendorId: number | null; productId: number | null; baudRate: number }
  | { kind: 'BLUETOOTH'; name: string; id: string }
  /** `id` of the setup's `printers` */
  | { kind: 'NETWORK'; name: string; id: number };

export type PrinterKind = ChosenPrinter['kind'];
export type Chosen<K extends PrinterKind> = Extract<ChosenPrinter, { kind: K }>;

export interface PrinterSettings {
  printer: ChosenPrinter;
  width: PaperWidth;
  /** a paper of each sale, without being asked */
  automatic: boolean;
}

export const UNSET_PRINTER: PrinterSettings = { printer: { kind: 'BROWSER' }, width: 58, automatic: false };

/** One way to a printer. */
export interface Transport<K extends PrinterKind> {
  /** whether this browser has the way at all */
  isSupported(): boolean;
  /**
   * Lets the person choose a device; only in answer to a click or a key.
   *
   * @returns null if they thought better of it
   */
  choose(): Promise<Chosen<K> | null>;
  /**
   * Sends all of it to a device that was chosen once, without asking again.
   *
   * @throws PrinterTrouble
   */
  send(printer: Chosen<K>, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Why nothing, or not all, was printed. */
export type TroubleReason =
  /** not plugged in, off, out of reach, or no longer granted */
  | 'GONE'
  /** the browser forgot what was granted: somebody has to choose again */
  | 'FORGOTTEN'
  /** another programme, or a driver, holds it */
  | 'HELD'
  | 'NOT_A_PRINTER'
  /** it takes no more bytes: paper, cover */
  | 'STALLED'
  | 'BUSY'
  /** of a network printer: the server cannot reach it */
  | 'UNREACHABLE'
  | 'SERVER_AWAY'
  /** the outlet has it no more */
  | 'UNKNOWN'
  /** the detail says why */
  | 'REFUSED';

export class PrinterTrouble extends Error {
  constructor(
    readonly reason: TroubleReason,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(`${reason} ${detail}`.trim(), options);
  }
}
