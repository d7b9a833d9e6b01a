import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isEnter } from '../scan/enter';
import { t } from '../texts/texts';
import { icon } from './icons';

export type NumberKind = 'YUAN' | 'WHOLE' | 'KILOGRAM' | 'PIN' | 'PHONE';

const ALLOWED: Record<NumberKind, RegExp> = {
  YUAN: /^\d{0,7}(\.\d{0,2})?$/,
  WHOLE: /^\d{0,5}$/,
  KILOGRAM: /^\d{0,4}(\.\d{0,3})?$/,
  PIN: /^\d{0,8}$/,
  PHONE: /^\d{0,11}$/,
};

/**
 * A number field with its own keys, so that a phone's keyboard never covers the screen. Physical keys type into the field as
 * usual. Fires `number-changed` with the text, and `number-entered` on Enter.
 */
@customElement('jx-number-pad')
export class NumberPad extends LitElement {
  @property() kind: NumberKind = 'YUAN';
  @property() value = '';
  @property() label = '';
  /** id of the field */
  @property() field = '';
  @property() error = '';
  @property({ type: Boolean }) compact = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** what somebody typed last; another value is the screen's, to be taken or typed over */
  #typedText: string | null = null;

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('value') || this.value === this.#typedText) return;
    this.#typedText = null;
    if (!this.compact) this.focusField();
  }

  focusField(): void {
    const input = this.#input;
    input?.focus({ preventScroll: true });
    input?.select();
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  protected override render(): TemplateResult {
    const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', this.#hasPoint ? '.' : '00', '0'];
    return html`
      <label for=${this.field}>${this.label}</label>
      <input
        id=${this.field}
        class="number"
        .value=${this.value}
        type=${this.kind === 'PIN' ? 'password' : 'text'}
        inputmode=${this.#softKeys}
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${this.error !== ''}
        aria-describedby="${this.field}-error"
        @input=${this.#typed}
        @keydown=${this.#pressed}
      />
      <p class="field-error" id="${this.field}-error" role="alert">${this.error}</p>
      ${
        this.compact
          ? nothing
          : html`
              <div class="pad">
                ${keys.map(
                  (key) => html`
                    <button
                      type="button"
                      tabindex="-1"
                      ?disabled=${key === '00' && this.kind === 'PIN'}
                      @click=${() => this.#press(key)}
                    >
                      ${key === '00' && this.kind === 'PIN' ? '' : key}
                    </button>
                  `,
                )}
                <button type="button" tabindex="-1" aria-label=${t('common.delete')} @click=${this.#delete}>
                  ${icon('backspace')}
                </button>
              </div>
            `
      }
    `;
  }

  get #hasPoint(): boolean {
    return this.kind === 'YUAN' || this.kind === 'KILOGRAM';
  }

  /** A device's own keyboard, where the pad shows no keys. */
  get #softKeys(): 'none' | 'decimal' | 'numeric' {
    if (!this.compact) return 'none';
    return this.#hasPoint ? 'decimal' : 'numeric';
  }

  #typed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const text = input.value
      .replace(/[。．]/g, '.')
      .replace(/,/g, '')
      .replace(/^\./, '0.');
    if (ALLOWED[this.kind].test(text)) this.#set(text);
    else input.value = this.value;
  };

  #pressed = (event: KeyboardEvent): void => {
    if (!isEnter(event)) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('number-entered', { bubbles: true }));
  };

  #press(key: string): void {
    const text = `${this.#selected ? '' : this.value}${key}`
      .replace(/^\./, '0.')
      .replace(/^0+(?=\d)/, this.kind === 'PIN' ? '$&' : '');
    if (ALLOWED[this.kind].test(text)) this.#set(text);
    this.#input?.setSelectionRange(text.length, text.length);
  }

  #delete = (): void => this.#set(this.#selected ? '' : this.value.slice(0, -1));

  /** A selected field is typed over, as with a keyboard. */
  get #selected(): boolean {
    const input = this.#input;
    return (
      input !== null && input.value !== '' && input.selectionStart === 0 && input.selectionEnd === input.value.length
    );
  }

  #set(text: string): void {
    this.value = this.#typedText = text;
    const input = this.#input;
    if (input && input.value !== text) {
      input.value = text;
      input.setSelectionRange(text.length, text.length);
    }
    this.dispatchEvent(new CustomEvent<string>('number-changed', { detail: text, bubbles: true }));
  }
}
