import type { Text } from '../wording';
import type { carry as zh } from '../zh/carry';

export const carry: Record<keyof typeof zh, Text> = {
  'carry.title': 'Ways out without a network',
  'carry.text':
    'Give the exported file to somebody with a network, who hands it in at {address}. Uploading it again later counts nothing twice.',
  'carry.nothing': 'Everything was uploaded; there is nothing to carry.',
  'carry.export': { one: 'Export a file ({n} entry)', other: 'Export a file ({n} entries)' },
  'carry.exported': { one: '{n} entry exported: {file}', other: '{n} entries exported: {file}' },
  'carry.inTitle': 'Carrying for other tills',
  'carry.inText':
    'A file that another till exported is taken in here and uploaded with this till’s own entries; it is counted apart.',
  'carry.takeIn': 'Take in a file',
  'carry.taken': {
    one: '{n} entry taken in; it is uploaded once online.',
    other: '{n} entries taken in; they are uploaded once online.',
  },
  'carry.own': 'These are this till’s own entries: nobody need carry them.',
  'carry.bad': 'This is not a file that a till exported, or not all of it.',
  'carry.waiting': '{n} to upload',
  'carry.troubled': '{n} not verified by the server',
  'carry.unenrol': 'Entries of other tills are not uploaded yet: un-enrolling is refused. Connect first.',
};
