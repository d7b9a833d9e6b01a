import { tell } from '../../parts/toast';
import { askForReceipt } from '../../elsewhere';
import { go } from '../../route';
import { beep } from '../../scan/feedback';
import { entryOf, receiptOf } from '../../store/entries';
import { till } from '../../till';
import { receiptIdOf } from '../../wire/chain';
import { asking, whyNot } from './asking';

/** Shows the receipt whose code was read: this device's own, or else what the server has of it. */
export async function openReceipt(id: string): Promise<void> {
  const found = await receiptOf(till.db, till.identity?.terminal ?? '', id);
  beep(true);
  go(found ? `receipts/${found.seq}` : `receipts/at/${id}`);
}

/** Looks for a receipt by its number at the server. */
export async function findElsewhere(number: string): Promise<void> {
  try {
    const { original } = (await askForReceipt(asking(), { number })).answer;
    const ours = await entryOf(till.db, original.terminal, original.seq);
    go(ours?.seal.hash === original.hash ? `receipts/${ours.seq}` : `receipts/at/${receiptIdOf(original.hash)}`);
  } catch (failure) {
    tell(whyNot(failure), 'error');
  }
}
