import type { Text } from '../wording';
import type { carry as zh } from '../zh/carry';

export const carry: Record<keyof typeof zh, Text> = {
  'carry.title': 'Ways out without a network',
  'carry.text':
    'Give the exported file to somebody with a network, who hands it in at {address}. Uploading it again later counts nothing twice.',
  'carry.nothing': 'Everything was uploaded; there is nothing to carry.',
  'carry.export': { one: 'Export a file ({n} entry)', other: 'Export a file ({n} entries)' },
  'carry.exported': { one: '{n} entry exported: {file}', other: '{n} entries exported: {file}' },
};
