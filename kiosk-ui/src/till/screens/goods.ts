import { quantity } from '../parts/format';
import { receiptId } from '../parts/receipt-view';
import { tell } from '../parts/toast';
import { go } from '../route';
import { PIECE_MILLI, withParticipant, withProduct } from '../rules/cart';
import type { Code } from '../scan/codes';
import { beep } from '../scan/feedback';
import { newestOf } from '../store/entries';
import type { StockedProduct } from '../store/database';
import { t } from '../texts/texts';
import { till } from '../till';
import { quantityDialog } from './line-dialogs';

/** What goes into the cart, however it was chosen. */

const RECEIPTS_SEARCHED = 5_000;

/** Weighed goods ask for their weight. Resolves true if it went into the cart. */
export async function addProduct(product: StockedProduct): Promise<boolean> {
  if (product.blocked !== null) {
    tell(t('sell.blocked', { name: product.name, reason: product.blocked }), 'error');
    return false;
  }
  const limit = till.setup?.setup.limits.lineQuantityMilli ?? PIECE_MILLI;
  const milli =
    product.unit === 'PIECE' ? PIECE_MILLI : await quantityDialog({ ...product, quantityMilli: null }, limit);
  if (milli === null || milli <= 0) return false;
  const held = till.cart.lines.find((line) => line.product === product.code && line.unit === 'PIECE');
  if (held && held.quantityMilli + milli > limit) {
    tell(t('sell.quantityLimit', { limit: quantity(limit) }), 'error');
    return false;
  }
  await till.setCart(withProduct(till.cart, product, milli, limit));
  return true;
}

/** A scan while goods are expected. An unknown code says what was read; nothing is guessed. */
export async function goodsScanned(code: Code): Promise<void> {
  switch (code.kind) {
    case 'BADGE':
      beep(true);
      await till.setCart(withParticipant(till.cart, { kind: 'BADGE', code: code.badge }));
      return tell(t('sell.badge', { id: badgeName(code.badge) }), 'success');
    case 'RECEIPT':
      return openReceipt(code.receipt);
    case 'GTIN':
      return scannedProduct(till.catalogue.byGtin(code.gtin), code.gtin.replace(/^0+/, ''));
    case 'PRODUCT':
      return scannedProduct(till.catalogue.byCode(code.product), code.product);
    default:
      return scannedProduct(undefined, code.kind === 'UNKNOWN' ? code.text : code.kind);
  }
}

async function scannedProduct(product: StockedProduct | undefined, read: string): Promise<void> {
  beep(product !== undefined && product.blocked === null);
  if (!product) return tell(t('sell.unknownCode', { text: read.slice(0, 60) }), 'error');
  if (await addProduct(product)) tell(t('scan.added', { name: product.name }), 'success');
}

/** This till's own receipts only: another's needs the server. */
export async function openReceipt(id: string): Promise<void> {
  const terminal = till.identity?.terminal ?? '';
  const found = (await newestOf(till.db, terminal, 'SALE', RECEIPTS_SEARCHED)).find((entry) => receiptId(entry) === id);
  beep(found !== undefined);
  if (found) go(`receipts/${found.seq}`);
  else tell(t('receipts.notHere'), 'error');
}

/** A badge's id is long; its first characters tell visitors apart on a screen. */
export function badgeName(badge: string): string {
  return badge.split('.')[1]?.slice(0, 6) ?? '';
}
