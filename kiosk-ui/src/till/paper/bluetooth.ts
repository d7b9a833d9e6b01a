import { PrinterTrouble, type Transport } from './printer';
import { asTrouble, chosenIn, inPieces, within } from './sending';

/** Services under which receipt printers take bytes; none is anybody's standard, each is what a family of modules uses. */
const SERVICES = [
  '000018f0-0000-1000-8000-00805f9b34fb',
  '49535343-fe7d-4ae5-8fa9-9fafd205e455',
  'e7810a71-73ae-499d-8c15-faa9aef0c3f2',
  '0000ff00-0000-1000-8000-00805f9b34fb',
  '0000ffe0-0000-1000-8000-00805f9b34fb',
  '0000fff0-0000-1000-8000-00805f9b34fb',
];
/** What is answered may be longer than the link carries at once: the system splits it. Small, as modules have small buffers. */
const ANSWERED_BYTES = 100;
/** What every link carries at once (Bluetooth Core 5.4, Vol. 3 Part F, 3.4.5: ATT_MTU − 3, and ATT_MTU is at least 23). */
const UNANSWERED_BYTES = 20;
const CONNECTING_MILLISECONDS = 15_000;

/** Devices that were chosen on this page: some browsers do not remember them longer. */
const seen = new Map<string, BluetoothDevice>();

/** A printer over Bluetooth Low Energy. One with classic Bluetooth alone is paired with the system and chosen as a serial port. */
export const bluetooth: Transport<'BLUETOOTH'> = {
  isSupported: () => 'bluetooth' in navigator,

  async choose() {
    // Printers seldom say what they offer before they are connected, so that a filter would hide them.
    const options = { acceptAllDevices: true, optionalServices: SERVICES };
    const device = await chosenIn(navigator.bluetooth.requestDevice(options));
    if (!device) return null;
    seen.set(device.id, device);
    return { kind: 'BLUETOOTH', name: device.name ?? 'Bluetooth', id: device.id };
  },

  async send({ id }, bytes) {
    const device = seen.get(id) ?? (await granted(id));
    if (!device) throw new PrinterTrouble('FORGOTTEN');
    seen.set(id, device);
    try {
      const characteristic = await within(connected(device), 'GONE', CONNECTING_MILLISECONDS);
      const answered = characteristic.properties.write;
      await inPieces(bytes, answered ? ANSWERED_BYTES : UNANSWERED_BYTES, (piece) =>
        answered ? characteristic.writeValueWithResponse(piece) : characteristic.writeValueWithoutResponse(piece),
      );
    } catch (failure) {
      device.gatt?.disconnect();
      throw asTrouble(failure, 'GONE');
    }
  },
};

/** What was granted before this page was loaded, where the browser tells. */
async function granted(id: string): Promise<BluetoothDevice | undefined> {
  const devices = (await navigator.bluetooth.getDevices?.()) ?? [];
  return devices.find((device) => device.id === id);
}

/** Stays connected between papers: connecting takes seconds. */
async function connected(device: BluetoothDevice): Promise<BluetoothRemoteGATTCharacteristic> {
  if (!device.gatt) throw new PrinterTrouble('NOT_A_PRINTER');
  const server = await device.gatt.connect();
  for (const service of await server.getPrimaryServices()) {
    if (!SERVICES.includes(service.uuid)) continue;
    const found = (await service.getCharacteristics()).find(
      ({ properties }) => properties.write || properties.writeWithoutResponse,
    );
    if (found) return found;
  }
  throw new PrinterTrouble('NOT_A_PRINTER');
}
