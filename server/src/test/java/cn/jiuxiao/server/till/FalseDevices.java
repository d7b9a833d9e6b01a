package cn.jiuxiao.server.till;

/** Printers by USB, serial port and Bluetooth, in place of the browser's own objects. */
final class FalseDevices {
  /**
   * Run before a page's own scripts: they keep what they are sent in {@code papers}, are granted
   * once and for all, and are switched {@code off}.
   */
  static final String SCRIPT =
      """
      window.papers = []; window.asked = 0; window.off = false;
      const grant = (kind) => { asked += 1; localStorage.setItem('granted-' + kind, 'yes'); };
      const granted = (kind, device) => Promise.resolve(localStorage.getItem('granted-' + kind) ? [device] : []);
      const take = async (piece) => {
        if (window.off) throw new DOMException('off', 'NetworkError');
        const bytes = ArrayBuffer.isView(piece) ? new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength) : new Uint8Array(piece);
        papers.push(...bytes);
      };
      const done = () => Promise.resolve();
      const replace = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
      const out = { endpointNumber: 1, direction: 'out', type: 'bulk' };
      const usb = { vendorId: 1, productId: 2, serialNumber: 'S', productName: 'XP-58', manufacturerName: 'X', open: done, close: done,
        configuration: { interfaces: [{ interfaceNumber: 0, alternates: [{ alternateSetting: 0, interfaceClass: 7, endpoints: [out] }] }] },
        claimInterface: done, transferOut: async (endpoint, piece) => { await take(piece); return { status: 'ok' }; } };
      replace('usb', { getDevices: () => granted('usb', usb), requestDevice: async () => { grant('usb'); return usb; } });
      const port = { getInfo: () => ({}), close: done, open: async () => { port.writable = new WritableStream({ write: take }); } };
      replace('serial', { getPorts: () => granted('serial', port), requestPort: async () => { grant('serial'); return port; } });
      const characteristic = { properties: { write: true }, writeValueWithResponse: take };
      const service = { uuid: '000018f0-0000-1000-8000-00805f9b34fb', getCharacteristics: async () => [characteristic] };
      const gatt = { connect: async () => ({ getPrimaryServices: async () => [service] }), disconnect: () => {} };
      const radio = { id: 'radio', name: 'MPT-II', gatt };
      replace('bluetooth', { getDevices: () => granted('bluetooth', radio), requestDevice: async () => { grant('bluetooth'); return radio; } });
      """;

  private FalseDevices() {}
}
