import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '@vaadin/text-field';
import type { TextField } from '@vaadin/text-field';
import { isEnter } from '../scan/enter';
import { t } from '../texts/texts';

/** The usual reasons, or one in the cashier's own words. Fires `reason-changed` with it, and `reason-entered` on Enter. */
@customElement('jx-reason')
export class ReasonChoice extends LitElement {
  @property({ attribute: false }) usual: string[] = [];
  @property() reason = '';
  @property() label = '';
  /** id of the field for own words */
  @property() field = 'reason';
  @state() private ownWords = false;
  @query('vaadin-text-field') private readonly words!: TextField | null;
  /** what was typed last: it may come to be a usual reason on its way to another */
  #typed: string | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    if (this.reason !== this.#typed) this.ownWords = !this.usual.includes(this.reason);
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (this.ownWords && changed.get('ownWords') === false && this.reason === '') this.words?.focus();
  }

  #choose(reason: string, typed: string | null = null): void {
    this.#typed = typed;
    this.reason = reason;
    this.dispatchEvent(new CustomEvent<string>('reason-changed', { detail: reason }));
  }

  #chip(words: string, pressed: boolean, reason: string): TemplateResult {
    return html`
      <button type="button" class="chip" data-choice aria-pressed=${pressed} @click=${() => this.#choose(reason)}>
        ${words}
      </button>
    `;
  }

  protected override render(): TemplateResult {
    const { usual, reason, ownWords, label } = this;
    return html`
      <div class="chips wrap" role="group" aria-label=${label}>
        ${usual.map((each) => this.#chip(each, !ownWords && each === reason, each))}
        ${this.#chip(t('reason.other'), ownWords, '')}
      </div>
      ${
        ownWords
          ? html`
              <vaadin-text-field
                id=${this.field}
                accessible-name=${label}
                placeholder=${label}
                maxlength="60"
                .value=${reason}
                @value-changed=${({ detail }: CustomEvent<{ value: string }>) =>
                  detail.value === this.reason ? undefined : this.#choose(detail.value, detail.value)}
                @keydown=${(event: KeyboardEvent) =>
                  isEnter(event) && !event.repeat ? this.dispatchEvent(new Event('reason-entered')) : undefined}
              ></vaadin-text-field>
            `
          : nothing
      }
    `;
  }
}
