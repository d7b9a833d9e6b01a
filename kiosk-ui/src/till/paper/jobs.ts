import type { OtherSale } from '../elsewhere';
import { otherReceiptOf, refundReceiptOf, saleReceiptOf } from '../receipt/model';
import { isAcknowledged, entryOf, markPrinted } from '../store/entries';
import type { Entry } from '../store/database';
import { till } from '../till';
import { loadStanding } from '../use-cases';
import type { PaperDocument } from './document';
import { printing, type PaperJob } from './printing';
import { refundOnPaper, saleOnPaper } from './receipt';

/** How long an automatic paper waits for the server's answer, so that it need not say that there is none yet. */
const ANSWER_MILLISECONDS = 2_000;

/** The paper of a sale or refund; from the second on it says that it is a copy. */
export function receiptJob(seq: number): PaperJob {
  return {
    document: () => receiptOnPaper(seq),
    page: `receipts/${seq}`,
    printed: async () => {
      await markPrinted(till.db, await found(seq), Date.now());
      await till.lookAgain();
    },
  };
}

/** Of another till's sale: always a copy, since that till printed it. */
export function otherReceiptJob(sale: OtherSale, code: string): PaperJob {
  return {
    document: () => Promise.resolve(saleOnPaper(otherReceiptOf(sale, till.setup))),
    page: `receipts/at/${code}`,
    printed: () => Promise.resolve(),
  };
}

async function receiptOnPaper(seq: number): Promise<PaperDocument> {
  const entry = await found(seq);
  const sale = await loadStanding(till.db, entry.terminal, entry.originalSeq ?? entry.seq);
  if (entry.kind === 'REFUND') return refundOnPaper(refundReceiptOf(entry, sale, till.setup));
  if (!sale) throw new Error(`entry ${seq} is no receipt`);
  return saleOnPaper(saleReceiptOf(sale, till.setup));
}

async function found(seq: number): Promise<Entry> {
  const entry = till.identity ? await entryOf(till.db, till.identity.terminal, seq) : undefined;
  if (!entry) throw new Error(`entry ${seq} is not kept here`);
  return entry;
}

const begun = new Set<number>();

/** Prints a sale's first paper by itself, once, where the device is set so; the screen may be left meanwhile. */
export async function printAutomatically(seq: number): Promise<void> {
  if (begun.has(seq)) return;
  begun.add(seq);
  const { automatic, printer } = await printing.settings();
  if (!automatic || (await found(seq)).printedAt !== undefined) return;
  // The browser prints what the page shows, so it cannot wait.
  if (printer.kind !== 'BROWSER') await answered(seq);
  await printing.print(receiptJob(seq));
}

/** Until the server has answered for the entry, or is not going to soon. */
async function answered(seq: number): Promise<void> {
  const until = Date.now() + ANSWER_MILLISECONDS;
  while (till.sync.connection === 'ONLINE' && Date.now() < until) {
    if (isAcknowledged(await found(seq))) return;
    await changed(until - Date.now());
  }
}

function changed(atMostMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, atMostMilliseconds);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    till.addEventListener('change', done, { once: true });
  });
}
