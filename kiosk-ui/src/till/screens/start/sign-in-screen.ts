import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@vaadin/button';
import { icon } from '../../parts/icons';
import '../../parts/number-pad';
import type { NumberPad } from '../../parts/number-pad';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import type { WrappedCashier } from '../../store/database';
import { isLocked, unlock } from '../../store/setup';
import { t } from '../../texts/texts';
import { provePin } from './prove-pin';

/** A cashier proves the PIN, without the server. */
@customElement('jx-sign-in')
export class SignInScreen extends Screen {
  @state() private chosen: WrappedCashier | null = null;
  /** the locked cashier that a supervisor is about to unlock */
  @state() private unlocking: WrappedCashier | null = null;
  @state() private pin = '';
  @state() private error = '';
  @state() private locked = false;
  @state() private busy = false;
  @query('jx-number-pad') private readonly pad!: NumberPad | null;

  get #cashiers(): WrappedCashier[] {
    const all = this.till.setup?.cashiers ?? [];
    return this.unlocking ? all.filter((cashier) => cashier.supervisor && cashier.id !== this.unlocking?.id) : all;
  }

  protected override shortcuts(): Shortcut[] {
    const { chosen } = this;
    if (chosen)
      return [
        { code: 'Escape', label: t('signIn.other'), run: () => void this.#choose(null) },
        ...(this.#canUnlock(chosen)
          ? [{ code: 'F6', label: t('signIn.unlock'), run: () => this.#unlock(chosen) }]
          : []),
      ];
    return this.#cashiers
      .slice(0, 9)
      .map((cashier, at) => ({ code: `Digit${at + 1}`, label: cashier.name, run: () => void this.#choose(cashier) }));
  }

  async #choose(cashier: WrappedCashier | null): Promise<void> {
    if (cashier === null) this.unlocking = null;
    this.chosen = cashier;
    this.pin = '';
    this.error = '';
    this.locked = cashier !== null && (await isLocked(this.till.db, cashier.id));
    if (this.locked && cashier) this.error = t('signIn.locked', { name: cashier.name });
  }

  #canUnlock(locked: WrappedCashier): boolean {
    const all = this.till.setup?.cashiers ?? [];
    return this.locked && all.some(({ supervisor, id }) => supervisor && id !== locked.id);
  }

  #unlock(locked: WrappedCashier): void {
    this.unlocking = locked;
    this.chosen = null;
  }

  #check = async (): Promise<void> => {
    const { chosen } = this;
    if (!chosen || this.busy || this.pin.length < 4) return;
    this.busy = true;
    const { right, locked, error } = await provePin(this.till, chosen, this.pin);
    if (right) await this.attempt(() => this.#right(chosen));
    else {
      [this.pin, this.locked, this.error] = ['', locked, error];
      this.pad?.focusField();
    }
    this.busy = false;
  };

  async #right(cashier: WrappedCashier): Promise<void> {
    if (!this.unlocking) return this.till.signIn(cashier);
    const { unlocking } = this;
    await unlock(this.till, unlocking.id);
    tell(t('signIn.unlocked', { name: unlocking.name }), 'success');
    this.unlocking = null;
    await this.#choose(unlocking);
  }

  protected override render(): TemplateResult {
    return html`
      <section class="sheet narrow">${this.chosen ? this.#pinPad(this.chosen) : this.#list()}</section>
    `;
  }

  #list(): TemplateResult {
    if (this.#cashiers.length === 0)
      return html`
        <p class="empty">${icon('person')} ${t('signIn.none')}</p>
      `;
    return html`
      <h1>${this.unlocking ? t('signIn.unlock') : t('signIn.title')}</h1>
      <div class="people">
        ${this.#cashiers.map(
          (cashier, at) => html`
            <button type="button" class="person" id="cashier-${cashier.id}" @click=${() => this.#choose(cashier)}>
              <span class="initial" aria-hidden="true">${cashier.name.charAt(0)}</span>
              <span>
                ${cashier.name}${
                  cashier.supervisor
                    ? html`
                        <small>${t('signIn.supervisor')}</small>
                      `
                    : nothing
                }
              </span>
              ${at < 9 ? keyHint(String(at + 1)) : nothing}
            </button>
          `,
        )}
      </div>
      ${
        this.unlocking
          ? html`
              <div class="buttons">
                <vaadin-button @click=${() => this.#choose(null)}>${t('common.cancel')}</vaadin-button>
              </div>
            `
          : nothing
      }
    `;
  }

  #pinPad(cashier: WrappedCashier): TemplateResult {
    return html`
      <h1 class="visually-hidden">${t('signIn.title')}</h1>
      <jx-number-pad
        kind="PIN"
        field="pin"
        .label=${t('signIn.pin', { name: cashier.name })}
        .value=${this.pin}
        .error=${this.error}
        @number-changed=${(event: CustomEvent<string>) => {
          this.pin = event.detail;
          if (!this.locked) this.error = '';
        }}
        @number-entered=${this.#check}
      ></jx-number-pad>
      <div class="buttons">
        <vaadin-button @click=${() => this.#choose(null)}>${t('signIn.other')} ${keyHint('Esc')}</vaadin-button>
        ${
          this.#canUnlock(cashier)
            ? html`
                <vaadin-button id="unlock" theme="primary" @click=${() => this.#unlock(cashier)}>
                  ${icon('lock')} ${t('signIn.unlock')} ${keyHint('F6')}
                </vaadin-button>
              `
            : html`
                <vaadin-button
                  id="sign-in"
                  theme="primary"
                  ?disabled=${this.busy || this.locked || this.pin.length < 4}
                  @click=${this.#check}
                >
                  ${t('signIn.submit')} ${keyHint('Enter')}
                </vaadin-button>
              `
        }
      </div>
    `;
  }
}
