// README §4: what a till may know.
import { createHmac, pbkdf2Sync } from 'node:crypto';
import { b64, Problem, sha, utf8 } from '../bytes.mjs';
import { units } from '../data.mjs';

export function setup({ state, publicBase, pinIterations }, terminal, tag) {
  const known = state.terminals.get(terminal);
  if (tag === known.tag) return [304];
  const outlet = {
    id: 12,
    name: '石门银峰茶业 A-003',
    place: '2026 常德消费帮扶展销会 · 一号馆',
    channel: 'FAIR',
    channelName: '节会展销',
    channelNameEn: 'Fairs',
    region: '430726',
    regionName: '石门县',
    regionNameEn: 'Shimen County',
  };
  const people = state.cashiers.map(({ pin, ...cashier }) => {
    // as random as it needs be here: another PIN, another salt
    const salt = sha(utf8(`${cashier.id} ${pin}`)).subarray(0, 16);
    const key = pbkdf2Sync(pin, salt, pinIterations, 32, 'sha256');
    return {
      ...cashier,
      salt: b64(salt),
      iterations: pinIterations,
      verifier: createHmac('sha256', key)
        .update(Buffer.concat([utf8('jiuxiao-pin-1'), utf8(terminal)]))
        .digest('base64url'),
    };
  });
  const limits = { openPriceFen: 500_000, lineQuantityMilli: 9_999_000 };
  return [
    200,
    {
      terminal,
      label: known.label,
      outlet,
      catalogueVersion: state.version,
      minimumVersion: '0.1.0',
      personKey: known.publicKey,
      publicBase,
      limits,
      printers: state.printers,
      units,
      cashiers: people,
      enrolment: `${terminal} ${known.publicKey}`,
    },
    { ETag: known.tag },
  ];
}

export function catalogue({ state }) {
  return [200, { version: state.version, since: 0, products: state.products, removed: [] }];
}

export function picture({ state }, hash) {
  const bytes = state.pictures.get(hash);
  if (!bytes) throw new Problem(404, 'not-found');
  return [200, bytes, { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=31536000, immutable' }];
}

/** A paper for a printer of the outlet. */
export function print({ state }, id, body) {
  if (!state.printers.some((printer) => printer.id === id)) throw new Problem(404, 'not-found');
  if (state.printerOff) throw new Problem(502, 'printer-unreachable');
  state.papers.push(body);
  return [204];
}
