import type { Text } from '../wording';
import type { carry as zh } from '../zh/carry';

export const carry: Record<keyof typeof zh, Text> = {
  'carry.title': 'Ways out without a network',
  'carry.text':
    'Give the file to somebody with a network, or let them point the camera of a phone or computer at the animated QR code, at {address}. Uploading again later counts nothing twice.',
  'carry.show': 'Show an animated QR code',
  'carry.codeLabel': 'a QR code that keeps changing',
  'carry.shown': { one: 'Entries {range}, {n} in all', other: 'Entries {range}, {n} in all' },
  'carry.frames': {
    one: '{n} frame shown; reading it all takes about {seconds} s',
    other: '{n} frames shown; reading it all takes about {seconds} s',
  },
  'carry.pace': 'Pace and density',
  'carry.pace.SLOW': 'Slow',
  'carry.pace.FAST': 'Fast',
  'carry.pace.DENSE': 'Dense',
  'carry.showText':
    'Keep this open until the reader says that it has it all; the screen stays on. Choose Slow where reading fails. Going to Dense, or back, starts the reader anew.',
  'carry.nextPart': 'Next part',
  'carry.nothing': 'Everything was uploaded; there is nothing to carry.',
  'carry.export': { one: 'Export a file ({n} entry)', other: 'Export a file ({n} entries)' },
  'carry.exported': { one: '{n} entry exported: {file}', other: '{n} entries exported: {file}' },
  'carry.inTitle': 'Carrying for other tills',
  'carry.inText':
    'A file or an animated QR code of another till is taken in here and uploaded with this till’s own entries; it is counted apart.',
  'carry.takeIn': 'Take in a file',
  'carry.read': 'Scan an animated QR code',
  'carry.readHint': 'Hold the animated QR code inside the frame, and still',
  'carry.readLabel': 'How much was read',
  'carry.searching': 'Looking for an animated QR code…',
  'carry.progress': '{percent}% read',
  'carry.noCamera': 'The camera does not open. Allow it in the browser’s settings, or use a file.',
  'carry.foreign':
    'This is not a till’s animated QR code. On the other till’s device page choose “Show an animated QR code”.',
  'carry.newer':
    'The other till is of a newer version than this one can read. Connect this till to update it, or use a file.',
  'carry.broken': 'What came does not add up; reading began anew.',
  'carry.badCode': 'The QR code was read to its end, but holds no entries of a till.',
  'carry.taken': {
    one: '{n} entry taken in; it is uploaded once online.',
    other: '{n} entries taken in; they are uploaded once online.',
  },
  'carry.own': 'These are this till’s own entries: nobody need carry them.',
  'carry.bad': 'This is not a file that a till exported, or not all of it.',
  'carry.waiting': '{n} to upload',
  'carry.troubled': '{n} not verified by the server',
  'carry.unenrol':
    'The server does not have all that this device carries for other tills: un-enrolling is refused. Connect first, and tell an administrator of what it could not verify.',
};
