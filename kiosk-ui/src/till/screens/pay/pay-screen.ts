import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@vaadin/button';
import { fenOf, money, typedYuan } from '../../parts/format';
import { icon } from '../../parts/icons';
import '../../parts/camera-view';
import '../../parts/number-pad';
import type { NumberPad } from '../../parts/number-pad';
import { tellMisplaced } from '../../parts/other-scan';
import { keyHint, Screen, type Scans, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { totalFen } from '../../rules/cart';
import { cashlessTender, cashTender, mayTakePart, paidFen } from '../../rules/tender';
import { beep } from '../../scan/feedback';
import { t } from '../../texts/texts';
import type { Desk } from '../../desk';
import { recordSale } from '../../use-cases';
import type { Method, Tender } from '../../wire/bodies';
import { go } from '../../route';
import { refusesBlocked } from '../sell/goods';
import { grantingNow } from '../cart/granting';
import '../people/participant-chip';
import { accountDialog } from './account-dialog';
import { givesChange, isMuchChange } from './much-change';
import { givenShortcuts, givenTenders, type Given } from './given';
import { methodButtons, methodShortcuts } from './methods';
import { discounted, possibleRoundingFen, reductions } from './reductions';
import { noteShortcuts, quickNotes } from './quick-notes';

type Paying = Extract<Desk, { stage: 'PAYING' }>;

/** How the customer pays. The tenders always add up to the total before anything is written. */
@customElement('jx-pay')
export class PayScreen extends Screen {
  /** null: after a part was taken, until somebody chooses how the rest is paid; a second tap finishes nothing */
  @state() private method: Method | null = 'CASH';
  @state() private text = '';
  @state() private saving = false;
  /** the camera looks for a payment code */
  @state() private scanning = false;
  /** the part that keys act on; beyond them all, the last */
  @state() private chosenPart = Infinity;
  @query('jx-number-pad') private readonly pad!: NumberPad | null;
  protected override readonly scans: Scans = {
    expects: 'PAYMENT',
    onCode: (code) => {
      if (code.kind !== 'PAYMENT') return tellMisplaced(code);
      beep(true);
      this.#choose(code.method);
    },
  };

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#desk?.tenders.length) this.method = null;
  }

  protected override shortcuts(): Shortcut[] {
    return [
      ...methodShortcuts((method) => this.#choose(method)),
      { code: 'F8', label: t('tender.rounding'), run: this.#round },
      { code: 'F9', label: t('tender.complete'), run: () => void this.#complete() },
      { code: 'KeyY', alt: true, label: t('grant.receipt'), run: this.#discount },
      { code: 'KeyC', alt: true, label: t('tender.scan'), run: this.#scan },
      ...(this.method === 'CASH' && !this.scanning ? noteShortcuts(this.#leftFen, this.#take) : []),
      ...givenShortcuts(this.#given),
      this.scanning
        ? { code: 'Escape', label: t('common.close'), run: this.#scan }
        : { code: 'Escape', label: t('common.back'), run: () => go('sell') },
    ];
  }

  #scan = (): unknown => (this.scanning = !this.scanning);

  #take = (fen: number): unknown => (this.text = typedYuan(fen));

  get #given(): Given {
    const tenders = this.#desk?.tenders ?? [];
    return {
      tenders,
      selected: Math.min(this.chosenPart, tenders.length - 1),
      select: (at) => (this.chosenPart = at),
      remove: (at) => void this.#remove(at),
    };
  }

  get #desk(): Paying | null {
    return this.till.desk.stage === 'PAYING' ? this.till.desk : null;
  }

  get #toPayFen(): number {
    return this.#desk ? totalFen(this.#desk.cart) - this.#desk.roundingFen : 0;
  }

  get #leftFen(): number {
    return this.#toPayFen - paidFen(this.#desk?.tenders ?? []);
  }

  /** What the field says; empty means all that is left. */
  get #typedFen(): number | null {
    return this.text === '' ? this.#leftFen : fenOf(this.text);
  }

  #choose(method: Method): void {
    // What was typed before a way was chosen is paid that way.
    if (this.method !== null) this.text = '';
    this.method = method;
    this.scanning = false;
    this.pad?.focusField();
  }

  #round = async (): Promise<void> => {
    const desk = this.#desk;
    if (!desk || desk.tenders.length > 0) return;
    const roundingFen = desk.roundingFen > 0 ? 0 : possibleRoundingFen(desk.cart);
    await this.till.setDesk({ ...desk, roundingFen });
  };

  #discount = async (): Promise<void> => {
    if (!this.#desk || this.#desk.tenders.length > 0) return;
    const desk = await discounted(this.#desk);
    if (!desk || this.#desk?.tenders.length !== 0) return;
    this.text = '';
    await this.till.setDesk(desk);
  };

  /** The tender that the field describes, or null if it describes none. */
  get #tender(): Tender | null {
    const fen = this.#typedFen;
    if (this.method === null || fen === null || (fen === 0 && this.#leftFen > 0)) return null;
    if (this.method === 'CASH') return cashTender(this.#leftFen, fen);
    return fen <= this.#leftFen ? cashlessTender(this.method, this.#leftFen, fen) : null;
  }

  /** What is put on account names who owes it; change that no note is large enough for is asked about. */
  async #confirmed(tender: Tender | null): Promise<Tender | null> {
    if (tender && isMuchChange(tender)) return (await givesChange(tender)) ? tender : null;
    if (tender?.method !== 'ON_ACCOUNT') return tender;
    const account = await accountDialog(tender.amountFen);
    return account && { ...tender, account };
  }

  #complete = async (): Promise<void> => {
    if (this.saving) return;
    const tender = await this.#confirmed(this.#tender);
    const desk = this.#desk;
    if (!desk || !tender || this.saving) return;
    if (refusesBlocked()) return go('sell');
    const tenders = [...desk.tenders, tender];
    if (tender.amountFen < this.#leftFen) {
      if (!mayTakePart(desk.tenders)) return tell(t('tender.allAtOnce'), 'error');
      this.text = '';
      this.method = null;
      await this.till.setDesk({ ...desk, tenders });
      this.pad?.focusField();
      return;
    }
    this.saving = true;
    const entry = await this.attempt(() =>
      this.till.perform((counter) => recordSale(counter, { ...desk, tenders, granting: grantingNow() })),
    );
    this.saving = false;
    if (entry) location.replace('#/done');
  };

  async #remove(at: number): Promise<void> {
    if (this.#desk)
      await this.till.setDesk({ ...this.#desk, tenders: this.#desk.tenders.filter((_, each) => each !== at) });
  }

  protected override render(): TemplateResult | typeof nothing {
    const desk = this.#desk;
    if (!desk) return nothing;
    const tender = this.#tender;
    const part = tender !== null && tender.amountFen < this.#leftFen;
    return html`
      <section class="pay">
        <h1 class="visually-hidden">${t('tender.title')}</h1>
        <header class="pay-head">
          <button type="button" class="round" id="back" aria-label=${t('common.back')} @click=${() => go('sell')}>
            ${icon('back')}
          </button>
          <div class="owed">
            <span>${t(desk.tenders.length > 0 ? 'tender.left' : 'tender.owed')}</span>
            <strong id="owed">${money(this.#leftFen)}</strong>
          </div>
          <button type="button" class="chip" id="scan" aria-pressed=${this.scanning} @click=${this.#scan}>
            ${icon('camera')}
            <span class="word">${t('tender.scan')}</span>
            ${keyHint('Alt C')}
          </button>
          ${reductions(
            desk,
            () => void this.#round(),
            () => void this.#discount(),
          )}
          <jx-participant></jx-participant>
        </header>
        ${givenTenders(this.#given)} ${methodButtons(this.method, (method) => this.#choose(method))}
        ${this.scanning ? this.#camera() : this.#amount()}
        <footer class="pay-foot">
          ${this.#change(tender)}
          <vaadin-button
            id="complete"
            theme="primary large"
            ?disabled=${tender === null || this.saving}
            @click=${this.#complete}
          >
            ${
              this.saving
                ? t('tender.saving')
                : part
                  ? html`
                      ${t('tender.add')} ${money(tender.amountFen)}
                    `
                  : this.method === 'CASH' || this.method === null
                    ? t('tender.complete')
                    : t(this.method === 'ON_ACCOUNT' ? 'account.complete' : 'tender.completeAmount', {
                        amount: money(this.#leftFen),
                      })
            }
            ${keyHint('Enter')}
          </vaadin-button>
        </footer>
      </section>
    `;
  }

  /** Reads the kind of a payment code; the code itself is kept nowhere. */
  #camera(): TemplateResult {
    return html`
      <div class="amount-side">
        <jx-camera hint=${t('tender.scanHint')} @camera-closed=${this.#scan}></jx-camera>
      </div>
    `;
  }

  #amount(): TemplateResult {
    return html`
      <div class="amount-side">
        ${
          this.method === null
            ? html`
                <p class="notice-line" id="choose-method" role="status">${t('tender.chooseNext')}</p>
              `
            : this.method === 'CASH'
              ? quickNotes(this.#leftFen, this.#take)
              : html`
                  <p class="notice-line">
                    ${icon('warning')} ${t(this.method === 'ON_ACCOUNT' ? 'account.hint' : 'tender.unverified')}
                  </p>
                `
        }
        <jx-number-pad
          kind="YUAN"
          field=${this.method === 'CASH' ? 'received' : 'amount'}
          .label=${t(this.method === 'CASH' ? 'tender.received' : 'tender.amount')}
          .value=${this.text === '' ? typedYuan(this.#leftFen) : this.text}
          .error=${this.method !== 'CASH' && (this.#typedFen ?? 0) > this.#leftFen ? t('tender.tooMuch') : ''}
          @number-changed=${(event: CustomEvent<string>) => (this.text = event.detail === '' ? '0' : event.detail)}
          @number-entered=${this.#complete}
        ></jx-number-pad>
      </div>
    `;
  }

  #change(tender: Tender | null): TemplateResult {
    const change = tender?.changeFen ?? 0;
    if (tender !== null && tender.amountFen < this.#leftFen)
      return html`
        <p class="quiet">${t('tender.partHint')}</p>
      `;
    return html`
      <p class="change" ?data-some=${change > 0}>
        ${
          this.method === 'CASH'
            ? html`
                <span>${t('tender.change')}</span>
                <strong id="change">${money(change)}</strong>
              `
            : nothing
        }
      </p>
    `;
  }
}
