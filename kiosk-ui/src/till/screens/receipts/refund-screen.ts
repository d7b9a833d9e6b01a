import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import { ask } from '../../parts/ask';
import { listOf, money, wayName } from '../../parts/format';
import { askForReceipt, recordedOr, takenElsewhere } from '../../elsewhere';
import { icon } from '../../parts/icons';
import { lineKeys } from '../../parts/line-keys';
import '../../parts/reason-choice';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import {
  goingBack,
  sameWay,
  standingOf,
  wayBack,
  waysBack,
  type Choice,
  type RefundableLine,
  type SaleStanding,
  type Standing,
  type Way,
} from '../../rules/refunds';
import { correctionsOf } from '../../store/entries';
import { t } from '../../texts/texts';
import type { Entry } from '../../store/database';
import { go } from '../../route';
import { loadStanding, recordRefund, type RefundWish } from '../../use-cases';
import type { Tender } from '../../wire/bodies';
import { receiptIdOf } from '../../wire/chain';
import { asking, held, letGo, whyNot } from './asking';
import { refundLine, step, typeQuantity, type ShownRefundLine } from './refund-line';
import { askAgainShortcut, problemNote } from './problem-note';

/** Takes goods of one receipt back: by line and quantity, never more than is left. */
@customElement('jx-refund')
export class RefundScreen extends Screen {
  /** of this till's own receipt; 0: another's */
  @property({ type: Number }) seq = 0;
  /** of a receipt that only the server has */
  @property() code = '';
  @state() private standing: Standing | null = null;
  @state() private chosenMilli: ReadonlyMap<number, number> = new Map();
  /** what the cashier chose; else the first of those it was paid by */
  @state() private chosen: Way | null = null;
  @state() private reason = t('refund.reasonCustomer');
  /** the line that keys act on */
  @state() private at = 0;
  @state() private saving = false;
  @state() private problem: string | null = null;

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('seq') || changed.has('code')) void this.#load();
  }

  async #load(): Promise<void> {
    const { db, identity } = asking();
    try {
      const own = this.seq > 0 ? await loadStanding(db, identity.terminal, this.seq) : null;
      const standing = own ?? (this.code ? await askForReceipt(asking(), { code: this.code }) : null);
      this.problem = null;
      if (standing) this.#show(standing);
      if (own) await this.#askWhatOthersTook(own);
    } catch (failure) {
      this.problem = whyNot(failure);
    }
  }

  /** What was chosen stays chosen as far as it may. */
  #show(standing: Standing): void {
    this.standing = standing;
    this.chosenMilli = new Map(
      standing.lines.map(({ line, leftMilli }) => [
        line.line,
        Math.min(leftMilli, this.chosenMilli.get(line.line) ?? 0),
      ]),
    );
  }

  /** Without an answer the till goes by what it knows itself. */
  async #askWhatOthersTook(own: SaleStanding): Promise<void> {
    const elsewhere = await takenElsewhere(asking(), receiptIdOf(own.entry.seal.hash)).catch(() => null);
    if (elsewhere === null || this.saving) return;
    const { terminal, seq } = own.original;
    this.#show(standingOf(own.entry, await correctionsOf(this.till.db, terminal, seq), elsewhere));
  }

  protected override shortcuts(): Shortcut[] {
    return [
      ...lineKeys(
        t('keys.refundLine'),
        (by) => this.#move(by),
        (by) => this.#step(by),
      ),
      { code: 'F2', label: t('keys.quantity'), run: () => this.#type() },
      { code: 'F6', label: t('refund.how'), run: () => this.#nextWay() },
      { code: 'F7', label: t('refund.all'), run: this.#chooseAll },
      { code: 'F8', label: t('refund.reason'), run: () => this.#nextReason() },
      ...askAgainShortcut(this.problem, () => void this.#load()),
      { code: 'Escape', label: t('common.back'), run: () => go(this.#receipt) },
      { code: 'F9', label: t('refund.action'), run: () => void this.#confirm() },
    ];
  }

  #move(by: number): void {
    const last = (this.standing?.lines.length ?? 1) - 1;
    this.at = Math.max(0, Math.min(last, this.at + by));
  }

  #step(by: 1 | -1): void {
    const line = this.standing?.lines[this.at];
    if (line && line.leftMilli > 0) step(this.#shown(line, this.at), by);
  }

  #type(): void {
    const line = this.standing?.lines[this.at];
    if (line && line.leftMilli > 0) void typeQuantity(this.#shown(line, this.at));
  }

  #shown(line: RefundableLine, at: number): ShownRefundLine {
    const chosen = this.chosenMilli.get(line.line.line) ?? 0;
    return { line, chosen, selected: at === this.at, choose: (milli) => this.#choose(line, milli) };
  }

  #choose(line: RefundableLine, milli: number): void {
    const chosen = new Map(this.chosenMilli);
    chosen.set(line.line.line, Math.max(0, Math.min(line.leftMilli, milli)));
    this.chosenMilli = chosen;
  }

  #chooseAll = (): void => {
    this.chosenMilli = new Map(this.standing?.lines.map((line) => [line.line.line, line.leftMilli]));
  };

  #nextWay(): void {
    const ways = this.#ways();
    this.chosen = after(ways, (way) => sameWay(way, this.#way)) ?? null;
  }

  get #receipt(): string {
    return `receipts/${this.seq > 0 ? this.seq : `at/${this.code}`}`;
  }

  get #way(): Way {
    return this.#choice.first;
  }

  #nextReason(): void {
    const all = [...this.#reasons(), ''];
    this.reason = after(all, (reason) => reason === this.reason) ?? '';
  }

  #reasons(): string[] {
    return [t('refund.reasonCustomer'), t('refund.reasonQuality'), t('refund.reasonWrong')];
  }

  get #choice(): Choice {
    return { chosenMilli: this.chosenMilli, ...wayBack(this.#ways(), this.chosen, this.#supervised) };
  }

  /** What goes back; null while nothing is chosen. */
  get #goingBack(): ReturnType<typeof goingBack> | null {
    return this.standing && this.#anythingChosen ? goingBack(this.standing, this.#choice) : null;
  }

  get #amountFen(): number {
    return this.#goingBack?.totalFen ?? 0;
  }

  get #mayConfirm(): boolean {
    return this.#anythingChosen && !this.saving && this.till.stopped === null && this.reason.trim() !== '';
  }

  get #anythingChosen(): boolean {
    return [...this.chosenMilli.values()].some((milli) => milli > 0);
  }

  #confirm = async (): Promise<void> => {
    const shown = this.#goingBack;
    const reason = this.reason.trim();
    if (!shown || this.saving || reason === '') return;
    const wish = { ...this.#choice, reason, confirmed: shown.tenders };
    const amount = money(shown.totalFen);
    const text = t('refund.question', { back: inWords(shown.tenders), reason });
    if (!(await ask({ title: t('refund.confirm', { amount }), text, confirm: t('refund.confirm', { amount }) })))
      return;
    this.saving = true;
    const entry = await this.attempt(() => this.#record(wish));
    this.saving = false;
    if (!entry) return void this.#load();
    tell(t('refund.done', { amount }), 'success');
    location.replace(`#/receipts/${entry.seq}`);
  };

  /** Nothing is recorded if others were first, if it goes back otherwise than was confirmed, or if the cashier has left. */
  async #record(wish: Omit<RefundWish, 'standing'>): Promise<Entry | null> {
    const standing = this.standing && (await held(this.standing, wish.chosenMilli));
    if (standing === null) return null;
    try {
      return await recordedOr(
        () => letGo(standing),
        async () =>
          this.isConnected ? this.till.perform((counter) => recordRefund(counter, { ...wish, standing })) : null,
      );
    } catch (failure) {
      if (!(failure instanceof RangeError)) throw failure;
      tell(t('refund.otherwise'), 'error');
      return null;
    }
  }

  protected override render(): TemplateResult {
    const { standing } = this;
    return html`
      <section class="page">
        <header class="page-head">
          <a class="round" href="#/${this.#receipt}" aria-label=${t('common.back')}>${icon('back')}</a>
          <h1>
            ${t('refund.title')}
            <span class="code">${standing?.receipt ?? ''}</span>
          </h1>
          <vaadin-button id="refund-all" @click=${this.#chooseAll}>${t('refund.all')} ${keyHint('F7')}</vaadin-button>
        </header>
        ${this.problem === null ? nothing : problemNote(this.problem, () => void this.#load())}
        <ol class="cart-lines boxed">
          ${standing?.lines.map((line, at) => refundLine(this.#shown(line, at)))}
        </ol>
        <div class="field">
          <span class="label">${t('refund.how')} ${keyHint('F6')}</span>
          <div class="chips wrap" role="group" aria-label=${t('refund.how')}>
            ${this.#ways().map((way, at) => this.#wayChip(way, at))}
          </div>
          <p class="quiet" id="refund-back">${inWords(this.#goingBack?.tenders ?? [])}</p>
        </div>
        <div class="field">
          <span class="label">${t('refund.reason')} ${keyHint('F8')}</span>
          <jx-reason
            field="refund-reason"
            .label=${t('refund.reason')}
            .usual=${this.#reasons()}
            .reason=${this.reason}
            @reason-changed=${(event: CustomEvent<string>) => (this.reason = event.detail)}
          ></jx-reason>
        </div>
        <footer class="page-foot">
          <p>
            <span>${t('refund.amount')}</span>
            <strong id="refund-amount">${money(this.#amountFen)}</strong>
          </p>
          <vaadin-button
            id="confirm-refund"
            theme="primary large"
            ?disabled=${!this.#mayConfirm}
            @click=${this.#confirm}
          >
            ${t('refund.confirm', { amount: money(this.#amountFen) })} ${keyHint('F9')}
          </vaadin-button>
        </footer>
      </section>
    `;
  }

  get #supervised(): boolean {
    return this.till.cashier?.supervisor ?? false;
  }

  #ways(): Way[] {
    return this.standing ? waysBack(this.standing, this.#supervised) : [];
  }

  #wayChip(way: Way, at: number): TemplateResult {
    return html`
      <button
        type="button"
        class="chip"
        id="refund-way-${at + 1}"
        aria-pressed=${sameWay(way, this.#way)}
        @click=${() => (this.chosen = way)}
      >
        ${wayName(way)}
      </button>
    `;
  }
}

function inWords(tenders: readonly Tender[]): string {
  return listOf(tenders.map((tender) => `${wayName(tender)} ${money(tender.amountFen)}`));
}

/** The one after that, the first after the last. */
function after<T>(all: readonly T[], isThat: (one: T) => boolean): T | undefined {
  return all[(all.findIndex(isThat) + 1) % all.length];
}
