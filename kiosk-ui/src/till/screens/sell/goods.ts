import { blockedOn } from '../../desk';
import { badgeName, blockReason, quantity, shanghaiDay } from '../../parts/format';
import { offer, timesOffered } from '../../parts/offer';
import { shortened } from '../../parts/scan-words';
import { quantityDialog } from '../../parts/quantity-dialog';
import { tell } from '../../parts/toast';
import { PIECE_MILLI, withParticipant } from '../../rules/cart';
import { NO_SCALES, type Weighed } from '../../rules/scale-codes';
import type { Code } from '../../scan/codes';
import { Repeats } from '../../scan/repeats';
import { beep } from '../../scan/feedback';
import type { StockedProduct } from '../../store/database';
import { t } from '../../texts/texts';
import { till } from '../../till';
import { addGoods, addWeighed, asListed, goodsOf, packetOf, type Adding, type Found } from '../../use-cases';
import { openReceipt } from '../receipts/open-receipt';

/** Where goods are searched hears `search` with what to look for. */
export const searches = new EventTarget();

/** A packet held before the scanner a moment too long reads like two. */
const SURELY_TWO_MILLISECONDS = 2_000;
const repeats = new Repeats(SURELY_TWO_MILLISECONDS);

/** Adds to the cart and says what became of it. Weighed goods ask for their weight. Resolves true if it went in. */
export async function addProduct(product: StockedProduct, pieces = 1): Promise<boolean> {
  const limit = lineLimit();
  const weighed = product.unit === 'KILOGRAM' && product.blocked === null;
  const milli = weighed ? await quantityDialog({ ...product, quantityMilli: null }, limit) : pieces * PIECE_MILLI;
  if (milli === null || milli <= 0) return false;
  return added(product, (now) => addGoods(till.cart, now, milli, limit));
}

function lineLimit(): number {
  return till.setup?.setup.limits.lineQuantityMilli ?? PIECE_MILLI;
}

/** The cart shows it at once; that it is kept, and all else, comes after. */
async function added(asked: StockedProduct, add: (product: StockedProduct) => Adding): Promise<boolean> {
  const product = asListed(asked, till.catalogue);
  const adding = add(product);
  switch (adding.outcome) {
    case 'ADDED':
      await till.setCart(adding.cart);
      return true;
    case 'BLOCKED':
      tell(t('sell.blocked', { name: product.name, reason: blockReason(adding.reason) }), 'error');
      return false;
    case 'FULL':
      tell(t('sell.full'), 'error');
      return false;
    case 'TOO_MUCH':
      tell(t('sell.quantityLimit', { limit: quantity(lineLimit()) }), 'error');
      return false;
  }
}

async function addFound(product: StockedProduct, weighed: Weighed | undefined, times: number): Promise<boolean> {
  if (!weighed) return addProduct(product, times);
  const reason = t('scan.scalePrice');
  let all = true;
  for (let each = 0; each < times && all; each += 1)
    all = await added(product, (now) => addWeighed(till.cart, now, weighed, lineLimit(), reason));
  return all;
}

/** The same twice within two seconds may be one packet: asks, and counts how often. */
function offerAgain(product: StockedProduct, weighed: Weighed | undefined): void {
  const id = `again ${packetOf({ product, weighed })}`;
  const counts = product.unit === 'PIECE' || weighed !== undefined;
  const times = counts ? timesOffered(id) + 1 : 1;
  offer({
    id,
    times,
    text: t('scan.again', { name: product.name }),
    label: t('scan.more', { n: times }),
    key: { code: 'Insert' },
    run: () => void addFound(product, weighed, times),
  });
}

/** Says which line on the desk may not be sold; true if there is one. */
export function refusesBlocked(): boolean {
  const blocked = blockedOn(till.desk, till.catalogue);
  if (!blocked) return false;
  tell(t('sell.blocked', { name: blocked.line.name, reason: blockReason(blocked.reason) }), 'error');
  return true;
}

/** A scan while goods are expected. An unknown code says what was read and offers to search; nothing is guessed. */
export async function goodsScanned(code: Code): Promise<void> {
  switch (code.kind) {
    case 'BADGE':
      beep(true);
      await till.setCart(withParticipant(till.cart, { kind: 'BADGE', code: code.badge }));
      return tell(t('people.badge', { id: badgeName(code.badge) }), 'success');
    case 'RECEIPT':
      return openReceipt(code.receipt);
    default:
      return productScanned(code);
  }
}

function unknownScanned(text: string, item: string | undefined): void {
  const read = shortened(text);
  tell(t('sell.unknownCode', { text: item === undefined ? read : `${read} (${item})` }), 'error');
  offer({
    id: 'unknown',
    text: t('sell.searchInstead'),
    label: t('sell.searchShorter'),
    key: { code: 'Insert' },
    run: () => void searches.dispatchEvent(new CustomEvent('search', { detail: item ?? read })),
  });
}

function goodsNow(code: Code): Found {
  return goodsOf(code, till.catalogue, till.setup?.setup.scaleCodes ?? NO_SCALES, shanghaiDay(Date.now()));
}

/** A packet that the camera still sees is the same one when its other code is read. */
export function goodsHeld(code: Code): void {
  const found = goodsNow(code);
  if ('product' in found) repeats.isRepeat(packetOf(found));
}

async function productScanned(code: Code): Promise<void> {
  const found = goodsNow(code);
  beep('product' in found && !('refused' in found) && found.product.blocked === null);
  if ('unknown' in found) return unknownScanned(found.unknown, found.item);
  const { product } = found;
  if ('refused' in found) return tell(t(`scan.${found.refused}`, { name: product.name }), 'error');
  const repeated = repeats.isRepeat(packetOf(found));
  if (repeated && till.cart.lines.some((line) => line.product === product.code)) {
    return offerAgain(product, found.weighed);
  }
  if (await addFound(product, found.weighed, 1)) tell(t('scan.added', { name: product.name }), 'success');
}
