import type { Clock } from '../clock';
import { applyDelta, catalogueVersion } from '../store/catalogue';
import {
  askAboutLast,
  entryOf,
  isAcknowledged,
  keepOutcomes,
  resendAll,
  resendFrom,
  setAside,
  unsentAfter,
  unsentCount,
} from '../store/entries';
import { carriedAfter, keepCarriedOutcomes, setCarriedAside } from '../store/carried';
import { keepSetup } from '../store/setup';
import {
  clearState,
  readState,
  writeState,
  type CarriedEntry,
  type Database,
  type Entry,
  type Head,
  type Identity,
} from '../store/database';
import type { ContactAnswer } from '../wire/answers';
import type { Acknowledgement, Outcome } from '../wire/upload';
import { Problem, Unreachable, type Api } from './api';

/** What a round needs from around it, so that page and service worker share it. */
export interface Surroundings {
  db: Database;
  api: Api;
  clock: Clock;
  identity: Identity;
  head: () => Promise<Head>;
  /** whether this one keeps the catalogue; what a sale makes of a newer one is the page's affair */
  keepsCatalogue: boolean;
  pinyinOf: (names: string[]) => Promise<(name: string) => string>;
  storagePersisted: () => Promise<boolean>;
  onProgress?: (progress: Progress) => void;
}

/** How much of what was unsent when the round began the server has answered for. */
export interface Progress {
  answered: number;
  of: number;
}

export interface RoundResult {
  sent: number;
  left: number;
  minimumVersion: string;
}

const BATCH_ENTRIES = 200;
/** The server takes 8 MiB unpacked and 2 MiB as sent; half a megabyte keeps a weak connection's retries small. */
const BATCH_CHARACTERS = 500_000;

/**
 * One exchange with the server: report, hand in everything unsent, fetch what changed.
 *
 * @throws Unreachable, Problem: try again later; nothing is lost by stopping anywhere
 */
export async function syncRound(around: Surroundings): Promise<RoundResult> {
  let contact = await makeContact(around);
  await askAboutBranch(around, contact.acknowledgement);
  const { sent, failure } = await handIn(around);
  if (sent > 0) contact = await makeContact(around);
  if (!contact.revoked && (await around.api.scope(around.identity)) === 'TILL') await refresh(around, contact);
  if (failure !== undefined) throw failure;
  return { sent, left: await unsentCount(around.db), minimumVersion: contact.minimumVersion };
}

/** What fails is told, not thrown: a recall reaches a till, whatever becomes of its upload. */
async function handIn(around: Surroundings): Promise<{ sent: number; failure?: Error }> {
  let sent = 0;
  try {
    sent = await uploadAll(around);
    await uploadCarried(around);
    return { sent };
  } catch (failure) {
    if (failure instanceof Problem || failure instanceof Unreachable) return { sent, failure };
    throw failure;
  }
}

async function makeContact(around: Surroundings): Promise<ContactAnswer> {
  const { db, api, clock, identity } = around;
  const head = await around.head();
  const answer = await api.contact(identity, {
    version: __VERSION__,
    nextSeq: head.nextSeq,
    headHash: head.headHash,
    unsent: await unsentCount(db),
    openShift: head.openShift,
    storagePersisted: await around.storagePersisted(),
    device: clock.now(),
  });
  await clock.saw(db, answer.serverTime);
  if (answer.revoked) {
    if ((await api.scope(identity)) === 'TILL') api.forgetToken();
    await stop(db, 'REVOKED');
  } else if ((await readState(db, 'stopped')) === 'REVOKED') await clearState(db, 'stopped');
  await compareHeads(around, answer.acknowledgement);
  return answer;
}

/** What the server has of this journal, against what the device has. */
async function compareHeads({ db, identity, head }: Surroundings, known: Acknowledgement): Promise<void> {
  if (known.branch !== 0 || known.terminal !== identity.terminal) return;
  const own = await head();
  const last = await entryOf(db, identity.terminal, known.nextSeq - 1);
  const isOldCopy = known.nextSeq > own.nextSeq;
  if (isOldCopy || (last && last.seal.hash !== known.headHash)) await stop(db, 'FORKED');
  else await resendFrom(db, known);
}

/**
 * The server tells of the chain alone. On another branch, whether a restored server still has this device's last entry shows
 * when that is sent again: once a round, before sending, so that nothing is left unsent by asking.
 */
async function askAboutBranch({ db, identity, head }: Surroundings, chain: Acknowledgement): Promise<void> {
  const own = await head();
  if (chain.headHash !== own.headHash) await askAboutLast(db, identity.terminal, own.nextSeq - 1);
}

async function stop(db: Database, reason: 'FORKED' | 'REVOKED'): Promise<void> {
  // A copy that was also revoked stays a copy: only re-enrolling helps.
  if ((await readState(db, 'stopped')) !== 'FORKED') await writeState(db, 'stopped', reason);
}

/** Offers every unsent entry once a pass, whatever became of those before it; passes until one settles nothing. */
async function uploadAll(around: Surroundings): Promise<number> {
  const of = await unsentCount(around.db);
  let sent = 0;
  for (;;) {
    let settled = 0;
    let after: Entry | null = null;
    for (;;) {
      const batch: Entry[] = withinSize(await unsentAfter(around.db, after, BATCH_ENTRIES));
      if (batch.length === 0) break;
      settled += await uploadBatch(around, batch);
      around.onProgress?.({ answered: Math.min(of, sent + settled), of });
      after = batch.at(-1) ?? null;
    }
    sent += settled;
    if (settled === 0) return sent;
  }
}

function withinSize<E extends Pick<Entry, 'body' | 'seal'>>(entries: E[]): E[] {
  let characters = 0;
  const end = entries.findIndex((entry, at) => {
    characters += entry.body.length + (entry.seal.attachment?.length ?? 0) + 300;
    return at > 0 && characters > BATCH_CHARACTERS;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

/** Every carried entry once a round, after this till's own: what is missing before them may come by another road. */
async function uploadCarried({ db, api, clock, identity }: Surroundings): Promise<void> {
  let after: CarriedEntry | null = null;
  for (;;) {
    const waiting: CarriedEntry[] = await carriedAfter(db, after, BATCH_ENTRIES);
    const batch = withinSize(waiting);
    const last = batch.at(-1);
    if (!last) return;
    const send = async (some: CarriedEntry[]): Promise<void> => {
      try {
        const answer = await api.upload(identity, some);
        await clock.saw(db, answer.serverTime);
        await keepCarriedOutcomes(db, answer.outcomes);
      } catch (failure) {
        if (!isRefusal(failure)) throw failure;
        const [only] = some;
        if (some.length === 1 && only) return setCarriedAside(db, only, failure.problem);
        const middle = Math.ceil(some.length / 2);
        await send(some.slice(0, middle));
        await send(some.slice(middle));
      }
    };
    await send(batch);
    after = last;
  }
}

function isRefusal(failure: unknown): failure is Problem {
  return failure instanceof Problem && [400, 413, 415, 422].includes(failure.status);
}

/** Halves a refused batch until the entry that spoils it stands alone, and sets that one aside. */
async function uploadBatch(around: Surroundings, batch: Entry[]): Promise<number> {
  const { db, api, clock, identity } = around;
  try {
    const answer = await api.upload(identity, batch);
    await clock.saw(db, answer.serverTime);
    const settled = await keepOutcomes(db, answer.outcomes, answer.serverTime);
    await heed(around, answer.outcomes, answer.acknowledgements);
    return settled;
  } catch (failure) {
    if (!isRefusal(failure)) throw failure;
    const [only] = batch;
    if (batch.length === 1 && only) {
      await setAside(db, only, failure.problem);
      return 1;
    }
    const middle = Math.ceil(batch.length / 2);
    return (await uploadBatch(around, batch.slice(0, middle))) + (await uploadBatch(around, batch.slice(middle)));
  }
}

async function heed(around: Surroundings, outcomes: Outcome[], acknowledgements: Acknowledgement[]): Promise<void> {
  const own = (each: { terminal: string }): boolean => each.terminal === around.identity.terminal;
  if (outcomes.some((each) => own(each) && each.outcome === 'FORKED')) await stop(around.db, 'FORKED');
  const early = outcomes.find((each) => own(each) && each.outcome === 'EARLY');
  if (!early) return;
  // The server misses what stands before: send from where it stands, if the device believed that it was there already.
  const before = await entryOf(around.db, early.terminal, early.seq - 1);
  if (!before || !isAcknowledged(before)) return;
  let again = 0;
  for (const known of acknowledgements.filter(own)) if (known.branch === 0) again += await resendFrom(around.db, known);
  if (again === 0) await resendAll(around.db, around.identity.terminal);
}

async function refresh(around: Surroundings, contact: ContactAnswer): Promise<void> {
  const { db, api, identity } = around;
  const kept = await readState(db, 'setup');
  if (kept?.tag !== contact.setupTag) {
    const fresh = await api.setup(identity, kept?.etag ?? null);
    const tag = contact.setupTag;
    if (fresh) await keepSetup(db, identity, { etag: fresh.etag, tag }, fresh.setup);
    else if (kept) await writeState(db, 'setup', { ...kept, tag });
  }
  const version = await catalogueVersion(db);
  if (version === contact.catalogueVersion || !around.keepsCatalogue) return;
  const delta = await api.catalogue(identity, version);
  const pinyin = await around.pinyinOf(delta.products.map((product) => product.name));
  await applyDelta(db, delta, pinyin);
}
