import { standing, standingOf, type Elsewhere, type Standing } from './rules/refunds';
import type { Database, Entry, Identity } from './store/database';
import { correctionsOf, entryOf, newestOf } from './store/entries';
import { Problem, type Api } from './sync/api';
import type { ReceiptAnswer } from './wire/answers';
import { readBody, type Original, type Refund } from './wire/bodies';

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
  const { api, identity } = asking;
  const answer = await ('code' in wanted ? api.receipt(identity, wanted.code) : api.receiptOf(identity, wanted.number));
  return otherSaleOf(asking, answer);
}

async function otherSaleOf(asking: Asking, answer: ReceiptAnswer): Promise<OtherSale> {
  const { terminal } = asking.identity;
  const told = new Set(answer.corrections.map((each) => `${each.terminal} ${each.seq}`));
  // What this till took back and the server does not count, or not yet.
  const own = (await ownRefundsOf(asking, answer.original)).filter(({ seq }) => !told.has(`${terminal} ${seq}`));
  const elsewhere = { taken: answer.corrections, reserved: reservedByOthers(answer, terminal) };
  const taken = own.map(({ refund }) => refund);
  return { ...standing(answer, taken, elsewhere), answer };
}

async function ownRefundsOf(
  { db, identity }: Asking,
  original: Original,
): Promise<{ seq: number; unsent: boolean; refund: Refund }[]> {
  const refunds = await newestOf(db, identity.terminal, 'REFUND', OWN_REFUNDS_LOOKED_AT);
  return refunds.flatMap(({ seq, unsent, body }) => {
    const refund = readBody(body);
    const same = refund.kind === 'REFUND' && refund.original.hash === original.hash;
    return same ? [{ seq, unsent: unsent === 1, refund }] : [];
  });
}

/** What others took of a sale that this till wrote. @throws Problem, Unreachable */
export async function takenElsewhere(asking: Asking, code: string): Promise<Elsewhere> {
  return elsewhereOf(asking, await asking.api.receipt(asking.identity, code));
}

async function elsewhereOf({ db, identity }: Asking, answer: ReceiptAnswer): Promise<Elsewhere> {
  const { terminal, seq } = answer.original;
  const known = new Set((await correctionsOf(db, terminal, seq)).map((entry) => entry.seq));
  return {
    taken: answer.corrections.filter((each) => each.terminal !== identity.terminal || !known.has(each.seq)),
    reserved: reservedByOthers(answer, identity.terminal),
  };
}

function reservedByOthers({ reserved }: ReceiptAnswer, self: string): Set<number> {
  return new Set(reserved.flatMap(({ terminal, line }) => (terminal === self ? [] : [line])));
}

/** Whether the server forbids it: others were first, or this till was stopped. No answer, or none in time, forbids nothing. */
export function isForbidden(failure: unknown): failure is Problem {
  return failure instanceof Problem && [403, 409].includes(failure.status);
}

/** Records what is held; where nothing comes of it, for whatever reason, that is let go. */
export async function recordedOr(letGo: () => void, record: () => Promise<Entry | null>): Promise<Entry | null> {
  let entry: Entry | null = null;
  try {
    entry = await record();
  } finally {
    if (!entry) letGo();
  }
  return entry;
}

/** The sale itself, if this terminal wrote it and still has it: then it may be taken back without the server. */
export async function ownSale({ db, identity }: Asking, { terminal, seq, hash }: Original): Promise<Entry | null> {
  const entry = terminal === identity.terminal ? await entryOf(db, terminal, seq) : undefined;
  return entry?.seal.hash === hash ? entry : null;
}

/**
 * Has the server hold what is about to come back, beside what came back and is not handed in yet; nothing chosen gives up the
 * rest.
 *
 * @return the sale as it stands now
 * @throws Problem (409: others were first), Unreachable
 */
export async function hold(
  asking: Asking,
  original: Original,
  chosenMilli: ReadonlyMap<number, number>,
  patienceMilliseconds?: number,
): Promise<Standing> {
  const wanted = new Map(chosenMilli);
  for (const { unsent, refund } of await ownRefundsOf(asking, original)) {
    if (!unsent) continue;
    for (const { line, quantityMilli } of refund.lines) wanted.set(line, (wanted.get(line) ?? 0) + quantityMilli);
  }
  const lines = [...wanted].flatMap(([line, quantityMilli]) => (quantityMilli > 0 ? { line, quantityMilli } : []));
  const answer = await asking.api.reserve(asking.identity, original, lines, patienceMilliseconds);
  const entry = await ownSale(asking, original);
  if (!entry) return otherSaleOf(asking, answer);
  const own = await correctionsOf(asking.db, entry.terminal, entry.seq);
  return standingOf(entry, own, await elsewhereOf(asking, answer));
}
