import { standing, type Elsewhere, type Standing } from './rules/refunds';
import type { Database, Identity } from './store/database';
import { correctionsOf, entryOf, newestOf } from './store/entries';
import type { Api } from './sync/api';
import type { ReceiptAnswer } from './wire/answers';
import { readBody, type Original } from './wire/bodies';

/** Receipts as the server knows them: those that the outlet's other tills wrote, and what these took back of ours. */

export interface Asking {
  db: Database;
  api: Api;
  identity: Identity;
}

/** A sale that the server told of. */
export interface OtherSale extends Standing {
  answer: ReceiptAnswer;
}

const OWN_REFUNDS_LOOKED_AT = 500;

/**
 * @param wanted the code of a receipt or its number as printed
 * @throws Problem (404: none that counts at this outlet), Unreachable
 */
export async function askForReceipt(asking: Asking, wanted: { code: string } | { number: string }): Promise<OtherSale> {
  const { db, api, identity } = asking;
  const answer = await ('code' in wanted ? api.receipt(identity, wanted.code) : api.receiptOf(identity, wanted.number));
  const { terminal } = identity;
  const told = new Set(answer.corrections.map((each) => `${each.terminal} ${each.seq}`));
  // What this till took back and has not handed in yet.
  const refunds = await newestOf(db, terminal, 'REFUND', OWN_REFUNDS_LOOKED_AT);
  const own = refunds
    .filter(({ seq }) => !told.has(`${terminal} ${seq}`))
    .flatMap(({ body }) => {
      const refund = readBody(body);
      return refund.kind === 'REFUND' && refund.original.hash === answer.original.hash ? [refund] : [];
    });
  const elsewhere = { taken: answer.corrections, reservedMilli: reservedByOthers(answer, terminal) };
  return { ...standing(answer, own, elsewhere), answer };
}

/** What others took of a sale that this till wrote. @throws Problem, Unreachable */
export async function takenElsewhere({ db, api, identity }: Asking, code: string): Promise<Elsewhere> {
  const answer = await api.receipt(identity, code);
  const { terminal, seq } = answer.original;
  const ours = await correctionsOf(db, terminal, seq);
  const known = new Set(ours.map((entry) => entry.seq));
  return {
    taken: answer.corrections.filter((each) => each.terminal !== identity.terminal || !known.has(each.seq)),
    reservedMilli: reservedByOthers(answer, identity.terminal),
  };
}

function reservedByOthers({ reserved }: ReceiptAnswer, self: string): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { terminal, line, quantityMilli } of reserved) {
    if (terminal !== self) sums.set(line, (sums.get(line) ?? 0) + quantityMilli);
  }
  return sums;
}

/** Whether this device still has the sale itself: then it may be taken back without the server. */
export async function isOurs({ db }: Asking, { terminal, seq, hash }: Original): Promise<boolean> {
  return (await entryOf(db, terminal, seq))?.seal.hash === hash;
}
