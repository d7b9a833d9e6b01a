import type { Text } from '../wording';
import type { grant as zh } from '../zh/grant';

export const grant: Record<keyof typeof zh, Text> = {
  'grant.line': 'Discount / price',
  'grant.receipt': 'Discount',
  'grant.receiptNow': 'Discount −{amount}',
  'grant.SHARE': 'Per cent',
  'grant.SUM': 'Amount',
  'grant.PRICE': 'Price',
  'grant.SHARE.label': 'Per cent off',
  'grant.SUM.label': 'Yuan off',
  'grant.PRICE.label': 'New price (yuan)',
  'grant.reason': 'Reason',
  'grant.clearance': 'Clearance',
  'grant.damaged': 'Damaged pack',
  'grant.regular': 'Regular',
  'grant.campaign': 'Campaign',
  'grant.other': 'Other',
  'grant.none': 'No discount',
  'grant.tooMuch': 'At most {amount}',
  'grant.needsReason': 'Say why',
  'grant.beyond': 'Beyond what a supervisor may give ({share}%)',
  'grant.supervisor': 'Supervisor, please',
  'grant.asked': 'At list prices {list}, with what is granted {total}.',
  'grant.approve': 'Approve',
  'grant.noSupervisor':
    'This is beyond what a cashier may give, and the outlet has no supervisor. Make one on the console, go online, and try again.',
  'grant.off': '−{amount} off',
  'grant.list': 'list {price}',

  'account.title': 'On account {amount}',
  'account.unit': 'Unit',
  'account.person': 'Who signs',
  'account.note': 'Note',
  'account.save': 'Record',
  'account.complete': 'On account {amount}',
  'account.hint': 'Only records who owes this; no cash goes into the drawer.',
};
