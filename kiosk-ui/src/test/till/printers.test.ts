import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bluetooth } from '../../till/paper/bluetooth';
import { sendByServer } from '../../till/paper/network';
import { PrinterTrouble, type Chosen } from '../../till/paper/printer';
import { serial } from '../../till/paper/serial';
import { usb } from '../../till/paper/usb';
import { Problem, Unreachable } from '../../till/sync/api';

/** More than any piece, and each byte tells where it stood. */
const BYTES = Uint8Array.from({ length: 10_000 }, (_, at) => (at * 7) % 256);

let received: number[];

beforeEach(() => {
  received = [];
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The reason that somebody is told; time passes as fast as timers are set. */
async function reasonOf(sending: Promise<void>): Promise<string> {
  const reason = sending.then(
    () => 'PRINTED',
    (failure: unknown) => (failure instanceof PrinterTrouble ? failure.reason : String(failure)),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  return reason;
}

const never = (): Promise<never> => new Promise(() => undefined);

describe('USB', () => {
  const printer: Chosen<'USB'> = {
    kind: 'USB',
    name: 'XP-58',
    vendorId: 0x0416,
    productId: 0x5011,
    serialNumber: 'A1',
  };
  const out = { endpointNumber: 3, direction: 'out', type: 'bulk' };
  const alternates = [{ alternateSetting: 0, interfaceClass: 7, endpoints: [{ ...out, direction: 'in' }, out] }];

  function device(more: object = {}): object {
    return {
      ...printer,
      productName: 'XP-58',
      manufacturerName: 'Xprinter',
      configuration: { interfaces: [{ interfaceNumber: 2, alternates }] },
      open: () => Promise.resolve(),
      claimInterface: () => Promise.resolve(),
      close: vi.fn(() => Promise.resolve()),
      transferOut: (endpoint: number, piece: Uint8Array) => {
        received.push(...(endpoint === 3 ? piece : []));
        return Promise.resolve({ status: 'ok' });
      },
      ...more,
    };
  }

  function plugged(...devices: object[]): void {
    const requestDevice = (): Promise<object> =>
      devices[0] ? Promise.resolve(devices[0]) : Promise.reject(new DOMException('', 'NotFoundError'));
    vi.stubGlobal('navigator', { usb: { getDevices: () => Promise.resolve(devices), requestDevice } });
  }

  it('sends every byte once, in order, to the printer that was chosen, and lets go of it', async () => {
    const chosen = device();
    plugged(device({ serialNumber: 'B2', open: never }), chosen);
    expect(await reasonOf(usb.send(printer, BYTES))).toBe('PRINTED');
    expect(received).toEqual([...BYTES]);
    expect((chosen as { close: unknown }).close).toHaveBeenCalledOnce();
  });

  it('says what is wrong', async () => {
    plugged();
    expect(await reasonOf(usb.send(printer, BYTES))).toBe('GONE');
    expect(await usb.choose()).toBeNull();
    plugged(device({ claimInterface: () => Promise.reject(new DOMException('busy', 'NetworkError')) }));
    expect(await reasonOf(usb.send(printer, BYTES))).toBe('HELD');
    plugged(device({ configuration: { interfaces: [] } }));
    expect(await reasonOf(usb.send(printer, BYTES))).toBe('NOT_A_PRINTER');
    plugged(device({ transferOut: never }));
    expect(await reasonOf(usb.send(printer, BYTES))).toBe('STALLED');
    plugged(device({ transferOut: () => Promise.reject(new DOMException('gone', 'NetworkError')) }));
    expect(await reasonOf(usb.send(printer, BYTES))).toBe('GONE');
  });

  it('keeps what finds the printer again', async () => {
    plugged(device());
    expect(await usb.choose()).toEqual({ ...printer, name: 'Xprinter XP-58' });
  });
});

describe('serial', () => {
  const printer: Chosen<'SERIAL'> = { kind: 'SERIAL', name: 'COM', vendorId: null, productId: null, baudRate: 19200 };

  function port(info: object, write: (piece: Uint8Array) => Promise<void>): object {
    let opened: unknown = null;
    const writable = new WritableStream<Uint8Array>({ write });
    return {
      writable,
      getInfo: () => info,
      open: (options: { baudRate: number }) => {
        if (opened) return Promise.reject(new DOMException('open', 'InvalidStateError'));
        opened = options;
        return Promise.resolve();
      },
      close: () => {
        if (writable.locked) return Promise.reject(new TypeError('locked'));
        opened = null;
        return Promise.resolve();
      },
      isOpen: () => opened,
    };
  }

  const take = (piece: Uint8Array): Promise<void> => {
    received.push(...piece);
    return Promise.resolve();
  };

  function there(...ports: object[]): void {
    const requestPort = (): Promise<object> =>
      ports[0] ? Promise.resolve(ports[0]) : Promise.reject(new DOMException('', 'NotFoundError'));
    vi.stubGlobal('navigator', { serial: { getPorts: () => Promise.resolve(ports), requestPort } });
  }

  it('writes all of it to the port that was chosen, waits until it is out, and closes', async () => {
    const chosen = port({}, take);
    there(port({ usbVendorId: 1, usbProductId: 2 }, never), chosen);
    expect(await reasonOf(serial.send(printer, BYTES))).toBe('PRINTED');
    expect(received).toEqual([...BYTES]);
    expect((chosen as { isOpen: () => unknown }).isOpen()).toBeNull();
  });

  it('says what is wrong, and leaves a stalled port so that it can be tried again', async () => {
    there();
    expect(await reasonOf(serial.send(printer, BYTES))).toBe('GONE');
    expect(await serial.choose()).toBeNull();
    const stalled = port({}, never);
    there(stalled);
    expect(await reasonOf(serial.send(printer, BYTES))).toBe('STALLED');
    const held = { ...port({}, take), open: () => Promise.reject(new DOMException('x', 'NetworkError')) };
    there(held);
    expect(await reasonOf(serial.send(printer, BYTES))).toBe('HELD');
    there(port({}, () => Promise.reject(new DOMException('lost', 'NetworkError'))));
    expect(await reasonOf(serial.send(printer, BYTES))).toBe('GONE');
  });

  it('names a port by what it is', async () => {
    there(port({ usbVendorId: 0x1a86, usbProductId: 0x7523 }, take));
    expect(await serial.choose()).toMatchObject({ name: 'USB 1a86:7523', vendorId: 0x1a86, baudRate: 9600 });
  });
});

describe('Bluetooth', () => {
  const printer = (id: string): Chosen<'BLUETOOTH'> => ({ kind: 'BLUETOOTH', name: 'MPT-II', id });

  function device(id: string, more: object = {}, uuid = '000018f0-0000-1000-8000-00805f9b34fb'): object {
    const take = (piece: Uint8Array): Promise<void> => {
      received.push(...piece);
      return Promise.resolve();
    };
    const readable = { properties: { read: true } };
    const writable = { properties: { write: true }, writeValueWithResponse: take, ...more };
    const services = [
      { uuid: 'else', getCharacteristics: never },
      { uuid, getCharacteristics: () => Promise.resolve([readable, writable]) },
    ];
    const server = { getPrimaryServices: () => Promise.resolve(services) };
    return { id, name: 'MPT-II', gatt: { connect: () => Promise.resolve(server), disconnect: vi.fn() } };
  }

  function near(bluetoothOfBrowser: object): void {
    vi.stubGlobal('navigator', { bluetooth: bluetoothOfBrowser });
  }

  it('finds a printer that was granted before, and writes it in pieces that its link carries', async () => {
    near({ getDevices: () => Promise.resolve([device('a')]) });
    expect(await reasonOf(bluetooth.send(printer('a'), BYTES))).toBe('PRINTED');
    expect(received).toEqual([...BYTES]);
    const unanswered = (piece: Uint8Array): Promise<void> => {
      expect(piece.length).toBeLessThanOrEqual(20);
      received.push(...piece);
      return Promise.resolve();
    };
    received = [];
    const fast = { properties: { writeWithoutResponse: true }, writeValueWithoutResponse: unanswered };
    near({ getDevices: () => Promise.resolve([device('b', fast)]) });
    expect(await reasonOf(bluetooth.send(printer('b'), BYTES))).toBe('PRINTED');
    expect(received).toEqual([...BYTES]);
  });

  it('asks to choose again where the browser does not remember, and then remembers for the page', async () => {
    near({ requestDevice: () => Promise.resolve(device('c')) });
    expect(await reasonOf(bluetooth.send(printer('c'), BYTES))).toBe('FORGOTTEN');
    expect(await bluetooth.choose()).toEqual(printer('c'));
    expect(await reasonOf(bluetooth.send(printer('c'), BYTES))).toBe('PRINTED');
  });

  it('says what is wrong', async () => {
    const reasons: [string, object][] = [
      ['GONE', { id: 'd', gatt: { connect: never, disconnect: () => undefined } }],
      ['NOT_A_PRINTER', device('e', {}, 'unknown')],
      ['STALLED', device('f', { writeValueWithResponse: never })],
      ['GONE', device('g', { writeValueWithResponse: () => Promise.reject(new DOMException('x', 'NetworkError')) })],
    ];
    near({ getDevices: () => Promise.resolve(reasons.map(([, each]) => each)) });
    for (const [reason, each] of reasons) {
      expect(await reasonOf(bluetooth.send(printer((each as { id: string }).id), BYTES))).toBe(reason);
    }
  });
});

describe('the network', () => {
  const printer: Chosen<'NETWORK'> = { kind: 'NETWORK', name: '收银台', id: 7 };
  const refused = (status: number, problem: string) => (): Promise<void> =>
    Promise.reject(new Problem(status, problem, 'why', null));

  it('goes through the server, byte for byte', async () => {
    const relay = vi.fn(() => Promise.resolve());
    await sendByServer(relay, printer, BYTES);
    expect(relay).toHaveBeenCalledWith(7, BYTES);
  });

  it('says what is wrong', async () => {
    const reasons: [string, () => Promise<void>][] = [
      ['SERVER_AWAY', () => Promise.reject(new Unreachable('no answer'))],
      ['UNREACHABLE', refused(502, 'printer-unreachable')],
      ['STALLED', refused(504, 'printer-stalled')],
      ['BUSY', refused(409, 'printer-busy')],
      ['UNKNOWN', refused(404, 'not-found')],
      ['REFUSED', refused(403, 'not-allowed')],
    ];
    for (const [reason, relay] of reasons) expect(await reasonOf(sendByServer(relay, printer, BYTES))).toBe(reason);
  });
});

it('what a browser lacks is not offered', () => {
  vi.stubGlobal('navigator', {});
  expect([usb, serial, bluetooth].map((each) => each.isSupported())).toEqual([false, false, false]);
});
