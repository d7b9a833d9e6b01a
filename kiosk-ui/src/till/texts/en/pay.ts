import type { Text } from '../wording';
import type { pay as zh } from '../zh/pay';

export const pay: Record<keyof typeof zh, Text> = {
  'tender.title': 'Payment',
  'tender.owed': 'To pay',
  'tender.left': 'Still to pay',
  'tender.rounding': 'Rounded down',
  'tender.roundDown': 'Round down −{amount}',
  'tender.noRounding': 'No rounding',
  'tender.received': 'Cash received (yuan)',
  'tender.amount': 'Amount (yuan)',
  'tender.change': 'Change',
  'tender.exact': 'Exact',
  'tender.complete': 'Complete',
  'tender.completeAmount': 'Received {amount}',
  'tender.add': 'Take this part',
  'tender.remove': 'Remove this {method} payment',
  'tender.unverified': 'Check that the money arrived: not verified by a payment gateway.',
  'tender.tooMuch': 'Not more than is still to pay',
  'tender.partHint': 'Less than is owed? Take this part now and the rest in another way.',
  'tender.allAtOnce': 'A sale is paid in 20 parts at most: take all that is left at once.',
  'tender.saving': 'Recording…',

  'method.CASH': 'Cash',
  'method.WECHAT': 'WeChat',
  'method.ALIPAY': 'Alipay',
  'method.UNIONPAY': 'UnionPay',
  'method.ECNY': 'e-CNY',
  'method.ON_ACCOUNT': 'On account',

  'done.title': 'Payment complete',
  'done.change': 'Change {amount}',
  'done.next': 'Next sale',
};
