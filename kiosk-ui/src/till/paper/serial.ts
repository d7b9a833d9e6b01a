import { PrinterTrouble, type Chosen, type Transport } from './printer';
import { asTrouble, chosenIn, inPieces, tidily, within } from './sending';

/** What printers are set to, slowest first; most come with 9600. */
export const BAUD_RATES = [9600, 19200, 38400, 57600, 115200] as const;
/** A quarter of a second at 9600 baud: a stalled printer is noticed in time. */
const PIECE_BYTES = 256;

/** A printer on a serial port, or one that shows itself as a port: USB adapters, paired Bluetooth. */
export const serial: Transport<'SERIAL'> = {
  isSupported: () => 'serial' in navigator,

  async choose() {
    const port = await chosenIn(navigator.serial.requestPort());
    if (!port) return null;
    const { usbVendorId: vendorId = null, usbProductId: productId = null } = port.getInfo();
    const name = vendorId === null ? 'COM' : `USB ${hex(vendorId)}:${hex(productId ?? 0)}`;
    return { kind: 'SERIAL', name, vendorId, productId, baudRate: BAUD_RATES[0] };
  },

  async send(printer, bytes) {
    const port = (await navigator.serial.getPorts()).find((each) => isIt(each, printer));
    if (!port) throw new PrinterTrouble('GONE');
    try {
      await port.open({ baudRate: printer.baudRate });
    } catch (failure) {
      throw asTrouble(failure, 'HELD');
    }
    try {
      await write(port, bytes);
    } catch (failure) {
      throw asTrouble(failure, 'GONE');
    } finally {
      await tidily(() => port.close());
    }
  },
};

async function write(port: SerialPort, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writer = port.writable?.getWriter();
  if (!writer) throw new PrinterTrouble('GONE');
  try {
    await inPieces(bytes, PIECE_BYTES, (piece) => writer.write(piece));
    // Only now has the port sent what it still held.
    await within(writer.close(), 'STALLED');
  } catch (failure) {
    void writer.abort().catch(() => undefined);
    throw failure;
  } finally {
    writer.releaseLock();
  }
}

function isIt(port: SerialPort, { vendorId, productId }: Chosen<'SERIAL'>): boolean {
  const info = port.getInfo();
  return (info.usbVendorId ?? null) === vendorId && (info.usbProductId ?? null) === productId;
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
