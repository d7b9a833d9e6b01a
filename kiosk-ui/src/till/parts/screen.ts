import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { dialogIsOpen } from '../at-rest';
import type { Code, Expectation } from '../scan/codes';
import { ENTERS, isEnterKey } from '../scan/enter';
import { takeScans } from '../scan/scanner';
import { languageChanges } from '../texts/texts';
import { till } from '../till';
import { freeKeys } from './free-keys';
import { pressesAgain } from './held-keys';
import { tellFailure } from './failure';

/** A key that does something on a screen. `code` is a physical key, so that no input method changes it. */
export interface Shortcut {
  code: string;
  alt?: boolean;
  /** does it again for as long as the key is held; the others do it once, however slowly a finger leaves */
  repeats?: boolean;
  /** what it does, in the chosen language; keys of one label are shown together */
  label: string;
  run: () => unknown;
}

/** What is scanned while a screen is the topmost that takes scans. `onHeld`: what it took before is still before the camera. */
export interface Scans {
  expects: Expectation;
  onCode: (code: Code) => unknown;
  onHeld?: (code: Code) => void;
}

const shown = new Set<Screen>();

/** Whether the key that is pressed was a dialog's: Escape has closed it before the screen behind hears of it. */
let isForDialog = false;
window.addEventListener('keydown', () => (isForDialog = dialogIsOpen()), { capture: true });

window.addEventListener('keydown', swallowHeld, { capture: true });

/** A held key that would press the next button too, or the dialog's that it opened, ends here. */
function swallowHeld(event: KeyboardEvent): void {
  if (!pressesAgain(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A page or part that draws again when the till or the language changes. In light DOM: one style sheet serves all. */
export abstract class Screen extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected readonly till = till;

  constructor() {
    super();
    this.addController({ hostUpdated: freeKeys });
  }

  /** A cart changes with every scan: only what shows it is drawn again then. */
  protected readonly showsCart: boolean = false;

  /** null: those of the screen below */
  protected readonly scans: Scans | null = null;
  #noScans: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const { scans } = this;
    if (scans) this.#noScans = takeScans(() => scans.expects, scans.onCode, scans.onHeld);
    till.addEventListener('change', this.#draw);
    if (this.showsCart) till.addEventListener('cart', this.#draw);
    languageChanges.addEventListener('change', this.#draw);
    window.addEventListener('keydown', this.#key);
    shown.add(this);
    void this.refresh();
  }

  override disconnectedCallback(): void {
    this.#noScans?.();
    till.removeEventListener('change', this.#draw);
    till.removeEventListener('cart', this.#draw);
    languageChanges.removeEventListener('change', this.#draw);
    window.removeEventListener('keydown', this.#key);
    shown.delete(this);
    super.disconnectedCallback();
  }

  /** The keys of this screen while it is shown. */
  protected shortcuts(): Shortcut[] {
    return [];
  }

  /** The keys that do something now. */
  static shortcutsNow(): Shortcut[] {
    return [...shown].flatMap((screen) => screen.shortcuts());
  }

  /** Runs what a button asks for, and says so plainly if it fails. */
  protected async attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch (failure) {
      tellFailure(failure);
      return undefined;
    }
  }

  /** Reads anew what the screen shows: when it appears, and whenever the till changed. */
  protected async refresh(): Promise<void> {}

  #draw = (): void => {
    this.requestUpdate();
    void this.refresh();
  };

  #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || isForDialog) return;
    if (isEnterKey(event) && isPressedByEnter(event.target)) return;
    const pressed = event.code || event.key; // a soft keyboard names no physical key
    const shortcut = this.shortcuts().find(({ code, alt }) => code === pressed && (alt ?? false) === event.altKey);
    if (!shortcut) return;
    event.preventDefault();
    if (!event.repeat || shortcut.repeats) shortcut.run();
  };
}

/** What Enter does on a screen; on what has the focus it does what that is for. */
export function byEnter(label: string, run: () => unknown): Shortcut[] {
  return ENTERS.map((code) => ({ code, label, run }));
}

/** The browser itself does that; Vaadin's buttons do it too, and keep the key. */
function isPressedByEnter(focused: EventTarget | null): boolean {
  return focused instanceof Element && focused.matches('button, a[href], summary');
}

/** The key of a button, shown where there is a keyboard. */
export function keyHint(key: string): TemplateResult | typeof nothing {
  return html`
    <kbd aria-hidden="true">${key}</kbd>
  `;
}
