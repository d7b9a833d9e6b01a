import { tell } from '../../parts/toast';
import { receiptId } from '../../receipt/model';
import { go } from '../../route';
import { beep } from '../../scan/feedback';
import { newestOf } from '../../store/entries';
import { t } from '../../texts/texts';
import { till } from '../../till';

const RECEIPTS_SEARCHED = 5_000;

/** Shows the receipt whose code was read. This till's own receipts only: another's needs the server. */
export async function openReceipt(id: string): Promise<void> {
  const terminal = till.identity?.terminal ?? '';
  const found = (await newestOf(till.db, terminal, 'SALE', RECEIPTS_SEARCHED)).find((entry) => receiptId(entry) === id);
  beep(found !== undefined);
  if (found) go(`receipts/${found.seq}`);
  else tell(t('receipts.notHere'), 'error');
}
