import type { Text } from '../wording';
import type { sell as zh } from '../zh/sell';

export const sell: Record<keyof typeof zh, Text> = {
  'sell.search': 'Search name, pinyin, code',
  'sell.searchShort': 'Name, pinyin, code',
  'sell.scan': 'Scan',
  'sell.openPrice': 'Open price',
  'sell.noneFound': 'Nothing found for “{query}”',
  'sell.noProducts': 'This outlet has no products yet. Use “Open price”, or list products on the console.',
  'sell.blocked': '{name} may not be sold: {reason}',
  'sell.RECALLED': 'recalled',
  'sell.DELISTED': 'no longer on the list',
  'sell.blockedMark': 'Stopped',
  'sell.unknownCode': 'No such product: {text}',
  'sell.quantityLimit': 'At most {limit}',
  'sell.frequent': 'Frequent',
  'sell.perKg': '/kg',
  'sell.more': 'Showing the first {n}; search for more',

  'open.title': 'Open-price item',
  'open.name': 'Name',
  'open.price': 'Price (yuan)',
  'open.note': 'Open-price items never count as eligible.',
  'open.limit': 'At most {limit} each',
  'open.defaultName': 'Other goods',

  'scan.hint': 'Hold the barcode or QR code inside the frame',
  'scan.noCamera': 'The camera does not open. Allow it in the browser’s settings, or use a scanner or the search.',
  'scan.torch': 'Light',
  'scan.flip': 'Other camera',
  'scan.dialogFirst': 'Finish the open dialog first, then scan again.',
  'scan.added': 'Added {name}',
  'scan.again': '{name} was scanned just now',
  'scan.more': 'Add {n} more',
};
