import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import { bytes } from '../../parts/format';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { askForPersistence, isPersisted } from '../../needs';
import { forgetOld } from '../../store/entries';
import { t } from '../../texts/texts';

/** How much room is left on the device, whether the browser promises to keep what is in it, and ways to more. */
@customElement('jx-room')
export class RoomPart extends Screen {
  @state() private persisted = true;
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.till.room.check();
  }

  protected override async refresh(): Promise<void> {
    this.persisted = await isPersisted();
  }

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'KeyR', alt: true, label: t('room.free'), run: () => this.#free() },
      ...(this.persisted ? [] : [{ code: 'KeyV', alt: true, label: t('room.protect'), run: () => this.#protect() }]),
    ];
  }

  #free = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(() => this.#forget());
    this.busy = false;
    const full = this.till.room.state === 'FULL';
    tell(t(full ? 'room.stillFull' : 'room.freed'), full ? 'error' : 'success');
  };

  /** Entries that the server has had for long, and pictures, which come again. */
  async #forget(): Promise<void> {
    const { db, openShift, clock, room, pictures } = this.till;
    await forgetOld(db, openShift, clock.lastServerTime());
    await pictures.dropAll();
    await room.check();
  }

  #protect = async (): Promise<void> => {
    await askForPersistence();
    await this.refresh();
  };

  protected override render(): TemplateResult {
    const { state: room, freeBytes } = this.till.room;
    const untold = t(room === 'FULL' ? 'room.none' : 'room.unknown');
    const left = freeBytes === null ? untold : t('room.left', { left: bytes(freeBytes) });
    return html`
      <div class="box" id="room" data-room=${room}>
        <h2>${t('room.title')}</h2>
        <p class=${room === 'FULL' ? 'bad' : room === 'SCARCE' ? 'waiting' : 'good'}>
          ${icon(room === 'FULL' || room === 'SCARCE' ? 'warning' : 'check')}
          <span id="room-left">${left}</span>
        </p>
        <p class="quiet">${t(this.persisted ? 'device.persisted' : 'device.notPersisted')}</p>
        ${
          room === 'FULL' || room === 'SCARCE'
            ? html`
                <p>${t(room === 'FULL' ? 'room.full' : 'room.scarce')}</p>
                <ul class="ways">
                  <li>${t('room.photos')}</li>
                  <li>${t('room.upload')}</li>
                  <li>${t('room.forget')}</li>
                </ul>
              `
            : nothing
        }
        <div class="buttons">
          <vaadin-button id="free-room" ?disabled=${this.busy} @click=${this.#free}>
            ${icon('trash')} ${t('room.free')} ${keyHint('Alt R')}
          </vaadin-button>
          ${
            this.persisted
              ? nothing
              : html`
                  <vaadin-button id="protect" @click=${this.#protect}>
                    ${icon('lock')} ${t('room.protect')} ${keyHint('Alt V')}
                  </vaadin-button>
                `
          }
        </div>
      </div>
    `;
  }
}
