import type { Text } from '../wording';
import type { device as zh } from '../zh/device';

export const device: Record<keyof typeof zh, Text> = {
  'device.title': 'This device',
  'device.terminal': 'Terminal',
  'device.outlet': 'Outlet',
  'device.channel': 'Channel',
  'device.id': 'Terminal id',
  'device.version': 'Version',
  'device.catalogue': 'Catalogue',
  'device.catalogueValue': { one: 'version {version}, {n} product', other: 'version {version}, {n} products' },
  'device.unsent': 'Not uploaded',
  'device.nextSeq': 'Next entry',
  'device.lastContact': 'Last contact with the server',
  'device.never': 'never',
  'device.storage': 'Storage',
  'device.persisted': 'protected',
  'device.notPersisted': 'not protected: install to the home screen',
  'device.clock': 'Clock',
  'device.clockAhead': '{seconds} s ahead of the server',
  'device.clockBehind': '{seconds} s behind the server',
  'device.clockUnknown': 'not compared with the server yet',
  'device.sync': 'Upload now',
  'device.troubled': 'Entries the server could not verify',
  'device.unenrol': 'Un-enrol this device',
  'device.unenrolQuestion':
    'This device will no longer be {label}; to sell it must be enrolled again. Its journal stays here for 35 days.',
  'device.unenrolUnsent': {
    one: 'An entry is not uploaded: un-enrolling is refused. Connect first.',
    other: '{n} entries are not uploaded: un-enrolling is refused. Connect first.',
  },
  'device.unenrolShift': 'A shift is still open. Close it first; a stopped device may be un-enrolled as it is.',
  'device.keys': 'Keys',
};
