import type { Text } from '../wording';
import type { app as zh } from '../zh/app';

export const app: Record<keyof typeof zh, Text> = {
  'app.title': 'Jiuxiao till',
  'app.language': '中',
  'app.loading': 'Starting…',

  'nav.sell': 'Sell',
  'nav.receipts': 'Receipts',
  'nav.shift': 'Shift',
  'nav.device': 'Device',

  'common.back': 'Back',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.all': 'All',
  'common.retry': 'Try again',
  'common.delete': 'Backspace',
  'common.total': 'Total',
  'common.eligible': 'Eligible goods',
  'common.eligibleMark': 'Eligible',
  'common.failed': 'Not done: {reason}. Nothing was recorded.',

  'reason.label': 'Reason',
  'reason.other': 'Other',

  'rule.STOPPED': 'this terminal was stopped and records nothing new',
  'rule.NO_SHIFT': 'no shift is open',
  'rule.SHIFT_OPEN': 'a shift is open already',
  'rule.EMPTY_CART': 'there are no goods yet',
  'rule.NOT_GRANTED': 'the discount is beyond the limit and takes a supervisor',
  'rule.NOT_VOIDABLE': 'this sale cannot be voided any more, refund it',
  'rule.NOBODY': 'there is no visitor',
  'rule.COUNT_DIFFERS': 'notes and coins do not add up to the total',
  'keys.title': 'Keys',
  'keys.page': 'Go to {page}',
  'keys.language': 'Chinese / English',
  'keys.chooseLine': 'Choose a line of the cart',
  'keys.chooseGoods': 'Go through the goods',
  'keys.chooseReceipt': 'Go through the receipts',
  'keys.choosePart': 'Choose a part that was paid',
  'keys.quantity': 'Change the quantity',
  'keys.refundLine': 'Choose a line of the receipt',
  'keys.category': 'Another category',
  'keys.clearSearch': 'Clear the search',

  'unsent.count': '{n} unsent',
  'unsent.online': 'Connected',
  'unsent.offline': 'Offline, selling goes on',
  'unsent.syncing': 'Uploading',
  'unsent.progress': 'Uploading {answered} of {of}',
  'unsent.refused': 'Refused by the server: {problem}',
  'unsent.unknown': 'Connecting',

  'banner.forked':
    'This device’s journal differs from the server’s (a copy, or an old backup). It records nothing new: close the shift, un-enrol on the device page, then enrol again. What was recorded is not lost.',
  'banner.revoked':
    'This terminal was revoked and records nothing new. Its shift may still be closed, and what it recorded is uploaded.',
  'banner.full':
    'Storage is full: a sale that is being paid can be finished, but no new one begun. Refunds, closing and uploading go on. Free some room on the device page.',
  'banner.scarce': 'Storage is running out. Free some room on the device page.',
  'banner.troubled': {
    one: 'An entry could not be verified by the server. It is kept here; tell the administrator.',
    other: '{n} entries could not be verified by the server. They are kept here; tell the administrator.',
  },
  'banner.update': 'The till needs version {version}: it updates by itself between two sales, once online.',
  'banner.clockBefore': 'This device’s clock shows a time before it last reached the server ({time}). Set it right.',
  'banner.clock': {
    one: 'This device’s clock is a minute off the server’s. Please correct it.',
    other: 'This device’s clock is {n} minutes off the server’s. Please correct it.',
  },
};
