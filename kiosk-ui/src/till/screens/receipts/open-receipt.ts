import { tell } from '../../parts/toast';
import { go } from '../../route';
import { beep } from '../../scan/feedback';
import { receiptOf } from '../../store/entries';
import { t } from '../../texts/texts';
import { till } from '../../till';

/** Shows the receipt whose code was read. This till's own receipts only: another's needs the server. */
export async function openReceipt(id: string): Promise<void> {
  const terminal = till.identity?.terminal ?? '';
  const found = await receiptOf(till.db, terminal, id);
  beep(found !== undefined);
  if (found) go(`receipts/${found.seq}`);
  else tell(t('receipts.notHere'), 'error');
}
