import type { Code } from '../scan/codes';
import { t } from '../texts/texts';
import { badgeName } from './format';

/** Of a text that was scanned, as it is told. */
const LONGEST_READ = 60;

/** What was read, and where it is to be scanned instead. */
export function misplaced(code: Code): string {
  const what = readAs(code);
  switch (code.kind) {
    case 'GTIN':
    case 'PRODUCT':
    case 'BADGE':
      return t('scan.belongsToCart', { what });
    case 'RECEIPT':
      return t('scan.belongsToReceipts', { what });
    default:
      return t('scan.belongsNowhere', { what });
  }
}

/** What was read, in words. */
export function readAs(code: Code): string {
  switch (code.kind) {
    case 'GTIN':
      return t('scan.readProduct', { text: code.gtin.replace(/^0/, '') });
    case 'PRODUCT':
      return t('scan.readProduct', { text: code.product });
    case 'BADGE':
      return t('scan.readBadge', { id: badgeName(code.badge) });
    case 'UNKNOWN':
      return t('scan.readUnknown', { text: shortened(code.text) });
    default:
      return t(`scan.read${code.kind}`);
  }
}

/** Long enough to be told from others. */
export function shortened(text: string): string {
  return text.slice(0, LONGEST_READ);
}
