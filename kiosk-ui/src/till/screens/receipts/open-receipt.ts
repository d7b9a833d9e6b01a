import { askForReceipt, ownSale } from '../../elsewhere';
import { readAs } from '../../parts/scan-words';
import { tell } from '../../parts/toast';
import { go } from '../../route';
import { beep } from '../../scan/feedback';
import { receiptNumbered, receiptOf } from '../../store/entries';
import { t } from '../../texts/texts';
import { till } from '../../till';
import type { Code } from '../../scan/codes';
import { receiptIdOf } from '../../wire/chain';
import { asking, whyNot } from './asking';

/** Shows the receipt whose code was read: this device's own, or else what the server has of it. */
export async function openReceipt(id: string): Promise<void> {
  const found = await receiptOf(till.db, till.identity?.terminal ?? '', id);
  beep(true);
  go(found ? `receipts/${found.seq}` : `receipts/at/${id}`);
}

/** A scan while a receipt is expected. */
export function receiptScanned(code: Code): void {
  if (code.kind === 'RECEIPT') return void openReceipt(code.receipt);
  beep(false);
  tell(t('receipts.scanOne', { what: readAs(code) }), 'error');
}

/** Looks for a receipt by its number, here and then at the server; goes to it if the cashier still waits for it. */
export async function findNumbered(number: string, stillWanted: () => boolean): Promise<void> {
  const here = await receiptNumbered(till.db, till.identity?.terminal ?? '', number);
  if (here) return go(`receipts/${here.seq}`);
  try {
    const { original } = (await askForReceipt(asking(), { number })).answer;
    const ours = await ownSale(asking(), original);
    if (stillWanted()) go(ours ? `receipts/${ours.seq}` : `receipts/at/${receiptIdOf(original.hash)}`);
  } catch (failure) {
    tell(whyNot(failure), 'error');
  }
}
