import { Problem, Unreachable } from '../sync/api';
import { PrinterTrouble, type Chosen, type TroubleReason } from './printer';

/** What the server says of a printer (README §4, Printers). */
const REASONS: Record<string, TroubleReason> = {
  'printer-unreachable': 'UNREACHABLE',
  'printer-stalled': 'STALLED',
  'printer-busy': 'BUSY',
};

/**
 * A printer on the outlet's network: the server passes the bytes on to the address that a manager configured.
 *
 * @throws PrinterTrouble
 */
export async function sendByServer(
  relay: (printer: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
  { id }: Chosen<'NETWORK'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  try {
    await relay(id, bytes);
  } catch (failure) {
    if (failure instanceof Unreachable) throw new PrinterTrouble('SERVER_AWAY', '', { cause: failure });
    if (!(failure instanceof Problem)) throw failure;
    const reason = failure.status === 404 ? 'UNKNOWN' : (REASONS[failure.problem] ?? 'REFUSED');
    throw new PrinterTrouble(reason, failure.detail, { cause: failure });
  }
}
