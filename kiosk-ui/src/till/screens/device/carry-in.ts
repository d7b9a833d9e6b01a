import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@vaadin/button';
import { BadBundle } from '../../carry/bundle';
import { takeIn, type TakenIn } from '../../carry/take-in';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import type { CarriedCount } from '../../store/carried';
import { t, type TextKey } from '../../texts/texts';
import './carry-read';

/** What this device takes to the server for other tills: counted apart from its own. */
@customElement('jx-carry-in')
export class CarryInPart extends Screen {
  @state() private busy = false;
  @state() private reading = false;
  @query('#take-in-file') private readonly input!: HTMLInputElement;

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'F3', label: t('carry.read'), run: () => (this.reading = !this.reading) },
      { code: 'F6', label: t('carry.takeIn'), run: () => this.input.click() },
    ];
  }

  #chosen = async (): Promise<void> => {
    const [file] = this.input.files ?? [];
    this.input.value = '';
    if (file) await this.#take(file, 'carry.bad');
  };

  #read = async ({ detail }: CustomEvent<Blob>): Promise<void> => {
    this.reading = false;
    await this.#take(detail, 'carry.badCode');
  };

  async #take(file: Blob, bad: TextKey): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const { entries, added } = await this.#takeIn(file);
      if (entries === 0) tell(t('carry.own'), 'error');
      else tell(t('carry.taken', { n: added }), 'success');
    } catch (failure) {
      if (!(failure instanceof BadBundle)) console.error(failure);
      tell(t(bad), 'error');
    } finally {
      this.busy = false;
    }
  }

  async #takeIn(file: Blob): Promise<TakenIn> {
    const { till } = this;
    const taken = await till.room.making(() => takeIn(till.db, file, till.identity, till.clock.now()));
    await till.lookAgain();
    till.syncNow();
    return taken;
  }

  protected override render(): TemplateResult {
    const { carried } = this.till;
    return html`
      <div class="box" id="carry-in">
        <h2>${t('carry.inTitle')}</h2>
        <p class="quiet">${t('carry.inText')}</p>
        ${
          carried.length === 0
            ? nothing
            : html`
                <ul class="rows" id="carried">
                  ${carried.map((each) => this.#row(each))}
                </ul>
              `
        }
        ${
          this.reading
            ? html`
                <jx-carry-read
                  @bundle-read=${this.#read}
                  @camera-closed=${() => (this.reading = false)}
                ></jx-carry-read>
              `
            : nothing
        }
        <div class="buttons">
          <vaadin-button id="read-qr" ?disabled=${this.busy || this.reading} @click=${() => (this.reading = true)}>
            ${icon('camera')} ${t('carry.read')} ${keyHint('F3')}
          </vaadin-button>
          <vaadin-button id="take-in" ?disabled=${this.busy} @click=${() => this.input.click()}>
            ${icon('import')} ${t('carry.takeIn')} ${keyHint('F6')}
          </vaadin-button>
        </div>
        <input id="take-in-file" type="file" accept=".gz,.ndjson" hidden @change=${this.#chosen} />
      </div>
    `;
  }

  #row({ terminal, label, unsent, troubled }: CarriedCount): TemplateResult {
    return html`
      <li class="row">
        <span class="code">${label ?? terminal.slice(0, 8)}</span>
        <span>
          ${unsent > 0 ? t('carry.waiting', { n: unsent }) : nothing}
          ${troubled > 0 ? t('carry.troubled', { n: troubled }) : nothing}
        </span>
      </li>
    `;
  }
}
