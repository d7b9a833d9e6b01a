import { PrinterTrouble, type Chosen, type Transport } from './printer';
import { asTrouble, chosenIn, inPieces, tidily } from './sending';

/** USB's own number for printers; cheap ones call themselves vendor-specific. */
const PRINTER_CLASS = 0x07;
const VENDOR_CLASS = 0xff;
const PIECE_BYTES = 4096;

interface Way {
  interfaceNumber: number;
  alternate: number;
  endpoint: number;
}

/** A printer on a USB cable. Windows must have given it WinUSB instead of a printer's driver; Android, macOS and ChromeOS need nothing. */
export const usb: Transport<'USB'> = {
  isSupported: () => 'usb' in navigator,

  async choose() {
    const filters = [{ classCode: PRINTER_CLASS }, { classCode: VENDOR_CLASS }];
    const device = await chosenIn(navigator.usb.requestDevice({ filters }));
    if (!device) return null;
    const { vendorId, productId, serialNumber, productName, manufacturerName } = device;
    const name = [manufacturerName, productName].filter(Boolean).join(' ').trim() || 'USB';
    return { kind: 'USB', name, vendorId, productId, serialNumber: serialNumber ?? null };
  },

  async send(printer, bytes) {
    const device = (await navigator.usb.getDevices()).find((each) => isIt(each, printer));
    if (!device) throw new PrinterTrouble('GONE');
    try {
      const { endpoint } = await claim(device);
      await inPieces(bytes, PIECE_BYTES, async (piece) => {
        const { status } = await device.transferOut(endpoint, piece);
        if (status !== 'ok') throw new PrinterTrouble('STALLED');
      });
    } catch (failure) {
      throw asTrouble(failure, 'GONE');
    } finally {
      // Closing also lets go of the interface, and of what a stalled printer never took.
      await tidily(() => device.close());
    }
  },
};

function isIt(device: USBDevice, { vendorId, productId, serialNumber }: Chosen<'USB'>): boolean {
  return (
    device.vendorId === vendorId &&
    device.productId === productId &&
    (serialNumber === null || device.serialNumber === serialNumber)
  );
}

async function claim(device: USBDevice): Promise<Way> {
  try {
    await device.open();
    if (!device.configuration) await device.selectConfiguration(1);
    const way = wayInto(device, PRINTER_CLASS) ?? wayInto(device, VENDOR_CLASS);
    if (!way) throw new PrinterTrouble('NOT_A_PRINTER');
    await device.claimInterface(way.interfaceNumber);
    if (way.alternate !== 0) await device.selectAlternateInterface(way.interfaceNumber, way.alternate);
    return way;
  } catch (failure) {
    throw asTrouble(failure, 'HELD');
  }
}

function wayInto(device: USBDevice, interfaceClass: number): Way | undefined {
  for (const { interfaceNumber, alternates } of device.configuration?.interfaces ?? []) {
    for (const { interfaceClass: found, alternateSetting, endpoints } of alternates) {
      const out = endpoints.find(({ direction, type }) => direction === 'out' && type === 'bulk');
      if (found === interfaceClass && out) {
        return { interfaceNumber, alternate: alternateSetting, endpoint: out.endpointNumber };
      }
    }
  }
  return undefined;
}
