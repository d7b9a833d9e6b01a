import { dateTimeSeconds, money, quantity, wayName, yuan } from '../parts/format';
import type { Known, RefundReceipt, SaleReceipt, SaleReceiptLine } from '../receipt/model';
import { t, type TextKey } from '../texts/texts';
import type { Tender } from '../wire/bodies';
import { pair, RULE, text, type PaperDocument, type PaperLine } from './document';

/** Receipts on paper: what parts/receipt-view.ts shows on the screen. */

const HEADLINE = { centred: true, bold: true, tall: true };
const STAMP = { centred: true, bold: true };
const GRAND = { bold: true, tall: true };

/** What the server knows when it is printed; who reads it later asks the code above it. */
const STATES: Record<Known, TextKey> = {
  TROUBLED: 'receipt.troubled',
  NOT_YET: 'receipt.notYet',
  PARKED: 'receipt.parked',
  RECORDED: 'receipt.known',
};

export function saleOnPaper(receipt: SaleReceipt): PaperDocument {
  const { discountFen, roundingFen, refundedFen } = receipt;
  return {
    opensDrawer: movesCash(receipt) && !receipt.voided,
    lines: [
      ...heading(receipt),
      ...lineIf(receipt.voided, () => text(t('receipt.voided'), HEADLINE)),
      RULE,
      ...receipt.lines.flatMap(saleLine),
      RULE,
      ...lineIf(discountFen > 0, () =>
        pair(`${t('grant.receipt')} ${receipt.discountReason}`.trimEnd(), money(-discountFen)),
      ),
      ...lineIf(roundingFen > 0, () => pair(t('tender.rounding'), money(-roundingFen))),
      pair(t('common.total'), money(receipt.totalFen), GRAND),
      pair(t('common.eligible'), money(receipt.eligibleFen)),
      ...receipt.tenders.flatMap(tender),
      ...lineIf(refundedFen > 0, () => pair(t('receipt.refunded', { amount: '' }).trim(), money(-refundedFen))),
      ...lineIf(receipt.hasVisitor, () => text(t('receipt.visitor'))),
      ...foot(receipt),
    ],
  };
}

export function refundOnPaper(receipt: RefundReceipt): PaperDocument {
  return {
    opensDrawer: movesCash(receipt),
    lines: [
      ...heading(receipt),
      text(t('receipts.refund'), HEADLINE),
      text(t('receipt.refundOf', { receipt: receipt.original })),
      RULE,
      ...receipt.lines.flatMap((line) => [
        text(line.name),
        pair(`  × ${quantity(line.quantityMilli)}`, yuan(-line.netFen)),
      ]),
      RULE,
      pair(t('common.total'), money(-receipt.totalFen), GRAND),
      ...receipt.tenders.map((each) => pair(wayName(each), money(-each.amountFen))),
      text(t('receipt.reason', { reason: receipt.reason })),
      ...foot(receipt),
    ],
  };
}

/** A copy opens no drawer: the money moved when the first paper came out. */
function movesCash({ copy, tenders }: SaleReceipt | RefundReceipt): boolean {
  return !copy && tenders.some(({ method }) => method === 'CASH');
}

/** Above whatever is printed again. */
export function copyMark(): PaperLine {
  return text(`*** ${t('print.copy')} ***`, STAMP);
}

function heading(receipt: SaleReceipt | RefundReceipt): PaperLine[] {
  return [
    ...lineIf(receipt.copy, copyMark),
    text(receipt.outlet, HEADLINE),
    text(receipt.place, { centred: true }),
    pair(t('receipt.number'), receipt.number),
    pair(t('receipt.time'), dateTimeSeconds(receipt.at)),
    pair(t('receipt.cashier'), receipt.cashier),
  ];
}

function foot({ address, known }: SaleReceipt | RefundReceipt): PaperLine[] {
  return [RULE, ...lineIf(address !== null, () => ({ kind: 'QR', text: address ?? '' })), text(t(STATES[known]))];
}

function saleLine(line: SaleReceiptLine): PaperLine[] {
  const mark = line.eligible ? ` [${t('common.eligibleMark')}]` : '';
  const unit = line.unit === 'KILOGRAM' ? ` ${t('line.kg')}` : '';
  const granted = [
    line.listFen === undefined ? '' : t('grant.list', { price: yuan(line.listFen) }),
    line.discountFen > 0 ? t('grant.off', { amount: yuan(line.discountFen) }) : '',
  ].filter((each) => each !== '');
  return [
    text(line.name + mark),
    ...lineIf(granted.length > 0, () => text(`  ${granted.join(' ')}`)),
    pair(`  ${yuan(line.priceFen)} × ${quantity(line.quantityMilli)}${unit}`, yuan(line.dueFen)),
  ];
}

function tender(each: Tender): PaperLine[] {
  const unverified = each.method !== 'CASH' && !each.verified && !each.account;
  return [
    pair(wayName(each), money(each.amountFen)),
    ...lineIf(unverified, () => text(`  ${t('receipt.unverified')}`)),
    ...lineIf(Boolean(each.changeFen), () => pair(t('receipt.received'), money(each.receivedFen ?? 0))),
    ...lineIf(Boolean(each.changeFen), () => pair(t('receipt.change'), money(each.changeFen ?? 0))),
  ];
}

function lineIf(stands: boolean, line: () => PaperLine): PaperLine[] {
  return stands ? [line()] : [];
}
