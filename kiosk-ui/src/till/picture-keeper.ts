import type { CatalogueIndex } from './search/catalogue-index';
import { readState, writeState, type Database, type Identity } from './store/database';
import { dropPicture, dropPictures, isPicture, keepPicture, keptPictures, type CacheShelf } from './store/pictures';
import { meansNoRoom, type RoomState } from './store/room';
import { mostSold } from './store/usage';
import { Problem, type Api } from './sync/api';
import type { LoopState } from './sync/loop';

/** 20 kB each at most: 40 MB. */
export const KEPT_AT_MOST = 2_000;
const AT_ONCE = 3;
const SHOWN_EVERY_MILLISECONDS = 2_000;

/** What the till is, as far as its pictures are concerned. */
export interface PictureTill extends EventTarget {
  readonly phase: string;
  readonly identity: Identity | null;
  readonly catalogue: CatalogueIndex;
  readonly sync: LoopState;
  readonly api: Pick<Api, 'picture'>;
  readonly db: Database;
  readonly room: { readonly state: RoomState; check: () => Promise<void> };
}

/**
 * Keeps the pictures of what is sold here: fetched a few at a time between two rounds with the server, what sells often first;
 * dropped when the catalogue no longer names them; none while there is little room.
 */
export class PictureKeeper {
  /** hashes of those that can be shown; another set whenever it changed, empty where characters were chosen */
  shown: ReadonlySet<string> = new Set();
  /** what was chosen on this device */
  wanted = true;
  /** given up for want of room, until the page is loaded again or somebody chooses pictures */
  scarce = false;

  #kept: Set<string> | null = null;
  /** nothing is kept that this catalogue does not name */
  #settled: CatalogueIndex | null = null;
  /** and nothing of it is missing */
  #complete: CatalogueIndex | null = null;
  #lastRound: number | null = null;
  #refused = new Set<string>();
  #running = false;
  #shownAt = 0;

  constructor(
    private readonly till: PictureTill,
    private readonly shelf: () => CacheShelf = () => caches,
    private readonly now: () => number = () => Date.now(),
    private readonly savesData: () => boolean = browserSavesData,
  ) {
    till.addEventListener('change', () => void this.heed());
  }

  /** Looks whether something is to be done: whenever the till changed, so it costs nothing if not. */
  async heed(): Promise<void> {
    const { phase, sync } = this.till;
    if (this.#running || (phase !== 'RUNNING' && phase !== 'ENROLLING')) return;
    const { room, catalogue } = this.till;
    const tooLittleRoom = room.state === 'SCARCE' || room.state === 'FULL';
    const mustGo = phase === 'ENROLLING' || tooLittleRoom || !this.wanted;
    const isNew = this.#kept === null || this.#settled !== catalogue;
    const isMissing = this.#complete !== catalogue && sync.lastContactAt !== this.#lastRound && !sync.syncing;
    if (!(mustGo ? this.#kept === null || this.#kept.size > 0 : isNew || isMissing)) return;
    this.#running = true;
    try {
      await this.#begin();
      if (phase === 'ENROLLING' || !this.wanted) await this.#drop();
      else if (tooLittleRoom) await this.#giveUp();
      else await this.#keepUp(catalogue);
    } catch (failure) {
      // Without its pictures a till sells as well; no use in trying at every tap.
      console.error(failure);
      this.#kept ??= new Set();
      this.#settled = this.#complete = catalogue;
    } finally {
      this.#running = false;
      this.#show(true);
    }
  }

  /** What this device's cashiers want to see; kept through everything, as it is the device's. */
  async choose(pictures: boolean): Promise<void> {
    this.wanted = pictures;
    this.scarce = false;
    this.#settled = this.#complete = null;
    await writeState(this.till.db, 'showsPictures', pictures);
    this.#show(true);
    await this.heed();
  }

  /** Makes room; they come again with a later round, if there is enough. */
  async dropAll(): Promise<void> {
    await this.#drop();
    this.#show(true);
  }

  async #begin(): Promise<void> {
    if (this.#kept !== null) return;
    this.wanted = (await readState(this.till.db, 'showsPictures')) ?? true;
    this.#kept = await keptPictures(this.shelf());
    this.#show(true);
  }

  async #keepUp(catalogue: CatalogueIndex): Promise<void> {
    if (this.#settled !== catalogue) this.#refused.clear();
    const named = await this.#named(catalogue);
    const kept = this.#kept ?? new Set();
    for (const hash of [...kept].filter((each) => !named.has(each))) {
      await dropPicture(this.shelf(), hash);
      kept.delete(hash);
    }
    this.#settled = catalogue;
    const missing = [...named].filter((hash) => !kept.has(hash) && !this.#refused.has(hash));
    if (!this.till.sync.syncing) this.#lastRound = this.till.sync.lastContactAt;
    const fetched = await Promise.all(Array.from({ length: AT_ONCE }, () => this.#fetchFrom(missing)));
    if (fetched.every(Boolean)) this.#complete = catalogue;
  }

  /** Hashes of what is to be kept: of what sells here first. */
  async #named(catalogue: CatalogueIndex): Promise<Set<string>> {
    const frequent = await mostSold(this.till.db, this.now(), KEPT_AT_MOST);
    const named = new Set(frequent.flatMap((code) => catalogue.byCode(code)?.picture ?? []));
    for (const hash of catalogue.pictures()) {
      if (named.size >= KEPT_AT_MOST) break;
      named.add(hash);
    }
    return named;
  }

  /** Entries go first: whatever is missing yet waits for the next round's end. */
  get #mayFetch(): boolean {
    const { sync } = this.till;
    return this.wanted && !this.scarce && sync.connection === 'ONLINE' && !sync.syncing && !this.savesData();
  }

  /** True if nothing is missing any more. */
  async #fetchFrom(missing: string[]): Promise<boolean> {
    for (let hash = missing.shift(); hash !== undefined; hash = missing.shift()) {
      if (!this.#mayFetch || !(await this.#fetch(hash))) {
        missing.length = 0;
        return false;
      }
      this.#show(false);
    }
    return true;
  }

  /** False: better not now. */
  async #fetch(hash: string): Promise<boolean> {
    const { api, identity } = this.till;
    if (!identity) return false;
    try {
      const bytes = await api.picture(identity, hash);
      if (!(await isPicture(hash, bytes))) return false;
      if (!this.wanted) return false;
      await keepPicture(this.shelf(), hash, bytes);
      this.#kept?.add(hash);
      return true;
    } catch (failure) {
      if (meansNoRoom(failure)) await this.#giveUp();
      // Another picture has taken its place meanwhile: the next catalogue names it.
      if (!(failure instanceof Problem) || failure.status !== 404) return false;
      this.#refused.add(hash);
      return true;
    }
  }

  /** What they leave may be enough to go on selling. */
  async #giveUp(): Promise<void> {
    this.scarce = true;
    await this.#drop();
    await this.till.room.check();
  }

  async #drop(): Promise<void> {
    await dropPictures(this.shelf());
    this.#kept = new Set();
    this.#complete = null;
  }

  /** While many come in, the screens are drawn again now and then. */
  #show(atOnce: boolean): void {
    const kept: ReadonlySet<string> = this.wanted ? (this.#kept ?? new Set()) : new Set();
    const same = kept.size === this.shown.size && [...kept].every((hash) => this.shown.has(hash));
    if (same || (!atOnce && this.now() - this.#shownAt < SHOWN_EVERY_MILLISECONDS)) return;
    this.shown = new Set(kept);
    this.#shownAt = this.now();
    this.till.dispatchEvent(new Event('change'));
  }
}

/** Whoever pays for each megabyte has told the browser so. */
function browserSavesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData ?? false;
}
