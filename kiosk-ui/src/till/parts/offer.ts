import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@vaadin/button';
import { till } from '../till';
import { keyName } from './key-names';
import { keyHint, Screen, type Shortcut } from './screen';

/** Something that may be done about what just happened, and need not. */
export interface Offer {
  id: string;
  text: string;
  label: string;
  key: Pick<Shortcut, 'code' | 'alt'>;
  /** how often it was offered in a row */
  times?: number;
  run: () => void;
}

const SHOWN_MILLISECONDS = 6_000;

const changes = new EventTarget();
let current: Offer | null = null;
/** An offer is about the cart as it was: whatever changes it ends the offer. */
let cart: unknown = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Offers it beside the cart for some seconds; nothing waits for an answer. */
export function offer(offered: Offer): void {
  show(offered);
  timer = setTimeout(() => show(null), SHOWN_MILLISECONDS);
}

export function timesOffered(id: string): number {
  const offered = standing();
  return offered?.id === id ? (offered.times ?? 1) : 0;
}

function show(offered: Offer | null): void {
  clearTimeout(timer);
  current = offered;
  cart = cartOnDesk();
  changes.dispatchEvent(new Event('change'));
}

function standing(): Offer | null {
  return cart === cartOnDesk() ? current : null;
}

function cartOnDesk(): unknown {
  return till.desk.stage === 'SELLING' ? till.desk.cart : null;
}

@customElement('jx-offer')
export class OfferBar extends Screen {
  protected override readonly showsCart = true;

  override connectedCallback(): void {
    super.connectedCallback();
    changes.addEventListener('change', this.#redraw);
  }

  override disconnectedCallback(): void {
    changes.removeEventListener('change', this.#redraw);
    super.disconnectedCallback();
  }

  protected override shortcuts(): Shortcut[] {
    const offered = standing();
    return offered ? [{ ...offered.key, label: offered.label, run: this.#accept }] : [];
  }

  #redraw = (): void => this.requestUpdate();

  #accept = (): void => {
    const offered = standing();
    show(null);
    offered?.run();
  };

  protected override render(): TemplateResult | typeof nothing {
    const offered = standing();
    if (!offered) return nothing;
    return html`
      <p class="offer" role="status">
        <span>${offered.text}</span>
        <vaadin-button id="offer" @click=${this.#accept}>
          ${offered.label} ${keyHint(keyName(offered.key))}
        </vaadin-button>
      </p>
    `;
  }
}
