import { afterPainting } from './after-painting';
import { giveWay, isAtRest } from './at-rest';
import { CatalogueKeeper } from './catalogue-keeper';
import { Clock } from './clock';
import { atPresentPrices, cartOn, cartsAlone, isBetweenSales, type Desk } from './desk';
import { PictureKeeper } from './picture-keeper';
import { enrol, unenrol, type UnenrolOutcome } from './enrolment';
import { askForPersistence, testSelf, type SelfTest } from './needs';
import { emptyCart, withParticipant, type Cart } from './rules/cart';
import { exchanged, type HeldCart } from './rules/held';
import type { CatalogueIndex } from './search/catalogue-index';
import { cashierOf, keepSession, keptSession } from './session';
import { openDatabase, readState, type Database, type Identity, type WrappedCashier } from './store/database';
import { DeskKeeper } from './store/desk-keeper';
import { retryCarried } from './store/carried';
import { forgetOld, retryTroubled } from './store/entries';
import { heldCarts, keepDesk } from './store/kept-desk';
import { Fenced, Journal } from './store/journal';
import { Room } from './store/room';
import { NO_STATUS, readStatus } from './store/status';
import { Api } from './sync/api';
import { NO_CONTACT, SyncLoop, type LoopState } from './sync/loop';
import { pageRound } from './sync/page-round';
import type { RoundResult } from './sync/round';
import { askForBackgroundSync, keepAppFresh, type AppUpdates } from './updates';
import type { Counter } from './use-cases';
import { Writer } from './writer';

/** STOCKING: who sells here is known and may sign in, while the goods are read. */
export type Phase = 'STARTING' | 'UNFIT' | 'OTHER_TAB' | 'ENROLLING' | 'STOCKING' | 'RUNNING';

/** The till as a whole: what the screens look at and act on. */
export class Till extends EventTarget {
  unsent = NO_STATUS.unsent;
  troubled = NO_STATUS.troubled;
  carried = NO_STATUS.carried;
  stopped = NO_STATUS.stopped;
  setup = NO_STATUS.setup;
  phase: Phase = 'STARTING';
  selfTest: SelfTest | null = null;
  identity: Identity | null = null;
  cashier: WrappedCashier | null = null;
  held: HeldCart[] = [];
  desk: Desk = { stage: 'SELLING', cart: emptyCart(0) };
  minimumVersion = '0.0.0';
  /** an entry is being written, or the till is about to show what it did */
  records = false;

  readonly api = new Api();
  readonly clock = new Clock();
  #db: Database | null = null;
  #room: Room | null = null;
  #writer: Writer | null = null;
  #journal: Journal | null = null;
  #loop: SyncLoop | null = null;
  #updates: AppUpdates | null = null;
  readonly pictures = new PictureKeeper(this);
  readonly #catalogue = new CatalogueKeeper();
  readonly #keeper = new DeskKeeper(async () => {
    const { db, desk, held } = this;
    if (this.phase !== 'RUNNING') return;
    await this.room.making(() => keepDesk(db, this.#writer?.token ?? '', desk, held)).catch(this.#stepBack);
  });

  /** The screens draw again after each of these; after `cart`, where only the cart is another, those that show it. */
  #changed(what: 'change' | 'cart' = 'change'): void {
    this.dispatchEvent(new Event(what));
  }

  get db(): Database {
    if (!this.#db) throw new Error('the database is not open yet');
    return this.#db;
  }

  get catalogue(): CatalogueIndex {
    return this.#catalogue.index;
  }

  get sync(): LoopState {
    return this.#loop?.state ?? NO_CONTACT;
  }

  get room(): Room {
    if (!this.#room) throw new Error('the database is not open yet');
    return this.#room;
  }

  /** Whether another customer may be served; the one who is paying always is. */
  get beginsSales(): boolean {
    return this.stopped === null && this.#room?.state !== 'FULL';
  }

  get openShift(): number | null {
    return this.#journal?.head.openShift ?? null;
  }

  get counter(): Counter {
    if (!this.#journal || !this.cashier) throw new Error('nobody is signed in');
    return { db: this.db, journal: this.#journal, cashier: this.cashier.id };
  }

  async start(): Promise<void> {
    this.selfTest = await testSelf();
    if (this.selfTest.missing.length > 0) {
      this.phase = 'UNFIT';
      return this.#changed();
    }
    this.#db = await openDatabase(undefined, (close) => giveWay(this, close));
    this.#room = new Room(
      this.#db,
      () => navigator.storage.estimate(),
      () => this.#changed(),
    );
    this.#updates = keepAppFresh(
      () => isAtRest(this),
      () => this.#loop?.ask(),
      (milliseconds) => this.#loop?.rest(milliseconds) ?? Promise.resolve(),
    );
    await this.takeDesk(false);
  }

  /** Becomes the tab that writes; `takeOver` pushes another tab aside. */
  async takeDesk(takeOver: boolean): Promise<void> {
    const writer = await Writer.become(this.db, this.room, takeOver, () => this.#lose());
    if (!writer) {
      this.phase = 'OTHER_TAB';
      return this.#changed();
    }
    this.identity = (await readState(this.db, 'identity')) ?? null;
    this.#writer = writer;
    if (this.identity) await this.#run(this.identity, writer);
    else this.phase = 'ENROLLING';
    this.#changed();
    this.#updates?.activateIfWaiting();
  }

  async #run(identity: Identity, writer: Writer): Promise<void> {
    await this.clock.load(this.db);
    this.#journal = await Journal.open(this.db, identity, writer.token, this.clock.stamp, this.room, (desk) =>
      this.#recorded(desk as Desk),
    );
    await this.room.making(() => Promise.all([retryTroubled(this.db), retryCarried(this.db)]));
    await forgetOld(this.db, this.openShift, this.clock.lastServerTime());
    void this.room.check();
    await this.#refreshStatus();
    this.cashier = cashierOf(this.setup, keptSession());
    this.phase = 'STOCKING';
    this.#changed();
    await afterPainting();
    await this.#catalogue.load(this.db, () => isBetweenSales(this.desk));
    const kept = (await readState(this.db, 'desk')) as Desk | undefined;
    if (kept) this.desk = atPresentPrices(kept, this.catalogue);
    this.held = await heldCarts(this.db);
    if ((this.phase as Phase) === 'OTHER_TAB') return; // it took over while the goods were read
    this.phase = 'RUNNING';
    const { db, api, clock } = this;
    this.#loop = new SyncLoop(
      (onProgress) => this.room.making(() => pageRound({ db, api, clock, identity, onProgress })),
      (result) => void this.#afterRound(result).catch(console.error), // the next round looks again
    );
    this.#loop.ask();
    void askForPersistence();
  }

  /** Another tab writes by now, even if the browser had not told this one. */
  #stepBack = (failure: unknown): never => {
    if (failure instanceof Fenced) this.#lose();
    throw failure;
  };

  #lose(): void {
    this.#loop?.stop();
    this.phase = 'OTHER_TAB';
    this.#changed();
  }

  async #afterRound(result: RoundResult | null): Promise<void> {
    if (result) {
      this.minimumVersion = result.minimumVersion;
      void this.room.check();
    }
    await this.#catalogue.load(this.db, () => isBetweenSales(this.desk));
    await this.lookAgain();
  }

  async #refreshStatus(): Promise<void> {
    Object.assign(this, await readStatus(this.db));
    if (this.cashier) this.cashier = cashierOf(this.setup, this.cashier.id);
  }

  /** An entry says what lies on the desk now; goods that were scanned while a visit was written stay there. */
  #recorded(desk: Desk): void {
    const { cart } = this;
    this.desk = desk;
    if (desk.stage === 'SELLING' && cart.lines.length > 0)
      void this.setCart(withParticipant(cart, null)).catch(console.error);
  }

  /** Puts something else on the desk, and keeps it through a reload. What is being sold right now stays there. */
  async setDesk(desk: Desk, held = this.held): Promise<void> {
    if (this.records && this.desk.stage === 'PAYING') return;
    const what = held === this.held && cartsAlone(this.desk, desk) ? 'cart' : 'change';
    this.desk = atPresentPrices(desk, this.catalogue);
    this.held = held;
    this.#changed(what);
    await this.#keeper.keep();
    if (!isBetweenSales(this.desk)) return;
    this.#updates?.activateIfWaiting();
    if (this.#catalogue.settle()) this.#changed();
  }

  get cart(): Cart {
    return cartOn(this.desk, this.catalogue.version);
  }

  /** Sets the cart aside; `recall`: a held one that is taken up instead. */
  async exchangeCart(recall: number | null): Promise<void> {
    if (this.desk.stage === 'PAYING') return;
    const { held, cart } = exchanged(this.held, this.cart, recall, Date.now());
    await this.setDesk({ stage: 'SELLING', cart }, held);
  }

  async setCart(cart: Cart): Promise<void> {
    await this.setDesk({ stage: 'SELLING', cart });
  }

  /**
   * Runs one use case at a time: a second tap does nothing until the first was answered and the till shows what it did.
   *
   * @throws what the use case throws; if another tab took over, this one steps back first
   */
  async perform<T>(useCase: (counter: Counter) => Promise<T>): Promise<T | null> {
    if (this.records) return null;
    this.records = true;
    try {
      await this.#keeper.settled();
      return await useCase(this.counter).catch(this.#stepBack);
    } finally {
      await this.#lookAfterwards();
      this.records = false;
    }
  }

  /** What was recorded is recorded, whatever fails from here on. */
  async #lookAfterwards(): Promise<void> {
    try {
      await this.#refreshStatus();
      await this.room.wrote();
    } catch (failure) {
      console.error(failure);
    }
    this.#changed();
    this.#loop?.ask();
    void askForBackgroundSync();
  }

  /** Only after the PIN was right. */
  signIn(cashier: WrappedCashier): void {
    this.cashier = cashier;
    keepSession(cashier.id);
    this.#changed();
  }

  signOut(): void {
    this.cashier = null;
    keepSession(null);
    this.#changed();
  }

  syncNow(): void {
    this.#loop?.ask();
  }

  /** What was changed on this device by other means than a sale shows. */
  async lookAgain(): Promise<void> {
    await this.#refreshStatus();
    this.#changed();
  }

  /** @throws Problem, Unreachable */
  async enrol(code: string): Promise<void> {
    if (!this.#writer) throw new Error('another tab writes');
    this.identity = await enrol(this.db, this.api, code, navigator.userAgent);
    await this.#run(this.identity, this.#writer);
    this.#changed();
  }

  async unenrol(evenWithOpenShift: boolean): Promise<UnenrolOutcome> {
    if (!this.identity) return 'UNENROLLED';
    const outcome = await unenrol(this.db, this.identity, evenWithOpenShift);
    if (outcome !== 'UNENROLLED') return outcome;
    this.#loop?.stop();
    this.signOut();
    location.assign('/kiosk/');
    location.reload();
    return outcome;
  }
}

export const till = new Till();
