import type { Text } from '../wording';
import type { start as zh } from '../zh/start';

export const start: Record<keyof typeof zh, Text> = {
  'unfit.title': 'This device cannot be a till yet',
  'unfit.SECURE_CONTEXT': 'Secure connection: open this page by https:// (with a trusted certificate)',
  'unfit.WEB_CRYPTO': 'Cryptography (WebCrypto): use a current Chrome, Edge or Safari',
  'unfit.INDEXED_DB': 'Local storage (IndexedDB): leave private browsing',
  'unfit.LOCKS': 'Tab locks (Web Locks): update the browser',
  'unfit.SERVICE_WORKER': 'Offline start (service worker): leave private browsing or update the browser',
  'unfit.has': 'Present',
  'unfit.lacks': 'Missing',
  'unfit.inApp':
    'Open this page in the phone’s browser: tap “…” at the top right, then “Open in browser”. Inside WeChat and other apps, records may be wiped.',
  'unfit.copy': 'Copy address',
  'unfit.copied': 'Copied: paste it into the browser’s address bar',

  'otherTab.title': 'The till is open in another tab',
  'otherTab.text': 'Only one page records at a time, so that no sale counts twice.',
  'otherTab.takeOver': 'Continue here',

  'enrol.title': 'Enrol this device',
  'enrol.text':
    'Create an enrolment code for the outlet on the console’s terminals page, then scan its QR code or type the 16 characters. A code lasts 15 minutes and works once.',
  'enrol.code': 'Enrolment code',
  'enrol.scan': 'Scan',
  'enrol.submit': 'Enrol',
  'enrol.busy': 'Enrolling…',
  'enrol.invalid': 'An enrolment code has 16 letters and digits, such as 7Q2M-1010-ABCD-WXYZ',
  'enrol.unknown': 'Unknown, used or expired code. Create a new one.',
  'enrol.tooMany': 'Too many wrong codes. Try again in {seconds} s.',
  'enrol.offline': 'The server does not answer. Check the network and try again; the code stays valid.',
  'enrol.already': 'This device is enrolled as {label}. To change outlets, un-enrol on the device page first.',
  'enrol.checks': 'Device check',
  'enrol.persisted': 'Storage is protected',
  'enrol.notPersisted': 'Storage is not protected (usually is, once installed on the home screen)',

  'setup.waiting': 'Fetching outlet, products and cashiers…',
  'setup.offline': 'The first start needs the network. It goes on by itself once connected.',

  'signIn.title': 'Who is at the till?',
  'signIn.pin': 'PIN of {name}',
  'signIn.submit': 'Sign in',
  'signIn.wrong': { one: 'Wrong PIN, {n} try left.', other: 'Wrong PIN, {n} tries left.' },
  'signIn.locked': '{name} is locked. A supervisor can unlock, or an administrator sets a new PIN while online.',
  'signIn.unlock': 'Unlock as supervisor',
  'signIn.unlocked': '{name} is unlocked',
  'signIn.supervisor': 'Supervisor',
  'signIn.none': 'This outlet has no cashiers yet. Add them on the console, then connect.',
  'signIn.other': 'Someone else',
  'signIn.signOut': 'Sign out',
};
