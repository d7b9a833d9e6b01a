import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-field';
import '../../parts/camera-view';
import { icon } from '../../parts/icons';
import { byEnter, keyHint, Screen, type Scans, type Shortcut } from '../../parts/screen';
import { beep } from '../../scan/feedback';
import { Problem, Unreachable } from '../../sync/api';
import { t } from '../../texts/texts';
import { enrolmentCodeIn, groupedEnrolmentCode, normalisedEnrolmentCode } from '../../wire/enrolment-code';

/** Makes this device a terminal, with the code that the console shows. */
@customElement('jx-enrol')
export class EnrolScreen extends Screen {
  @state() private code = '';
  @state() private error = '';
  @state() private busy = false;
  @state() private scanning = false;
  protected override readonly scans: Scans = {
    expects: 'ENROLMENT',
    onCode: (code) => {
      beep(code.kind === 'ENROLMENT');
      if (code.kind !== 'ENROLMENT') this.error = t('enrol.invalid');
      else {
        this.scanning = false;
        this.code = groupedEnrolmentCode(code.code);
        void this.#enrol();
      }
    },
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#fromAddress();
    window.addEventListener('hashchange', this.#fromAddress);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#fromAddress);
    super.disconnectedCallback();
  }

  /** The code is taken out of the address: it must not stay in the history. */
  #fromAddress = (): void => {
    const code = enrolmentCodeIn(location.hash);
    if (code === null) return;
    this.code = groupedEnrolmentCode(code);
    history.replaceState(null, '', '/kiosk/');
  };

  protected override shortcuts(): Shortcut[] {
    return [
      ...byEnter(t('enrol.submit'), this.#enrol),
      { code: 'F3', label: t('enrol.scan'), run: () => (this.scanning = !this.scanning) },
      ...(this.scanning ? [{ code: 'Escape', label: t('common.close'), run: () => (this.scanning = false) }] : []),
    ];
  }

  #enrol = async (): Promise<void> => {
    const code = normalisedEnrolmentCode(this.code);
    if (code === null) {
      this.error = t('enrol.invalid');
      return;
    }
    if (this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      await this.till.enrol(code);
    } catch (failure) {
      console.error(failure);
      this.error = reasonOf(failure);
    } finally {
      this.busy = false;
    }
  };

  protected override render(): TemplateResult {
    return html`
      <section class="sheet">
        <h1>${t('enrol.title')}</h1>
        <p>${t('enrol.text')}</p>
        ${
          this.scanning
            ? html`
                <jx-camera @camera-closed=${() => (this.scanning = false)}></jx-camera>
              `
            : nothing
        }
        <form
          class="stack"
          @submit=${(event: Event) => {
            event.preventDefault();
            void this.#enrol();
          }}
        >
          <vaadin-text-field
            id="enrol-code"
            class="code"
            label=${t('enrol.code')}
            placeholder="XXXX-XXXX-XXXX-XXXX"
            autocomplete="off"
            autocapitalize="characters"
            .value=${this.code}
            .invalid=${this.error !== ''}
            .errorMessage=${this.error}
            @value-changed=${(event: CustomEvent<{ value: string }>) => (this.code = event.detail.value)}
          ></vaadin-text-field>
          <div class="buttons">
            <vaadin-button id="enrol-scan" @click=${() => (this.scanning = !this.scanning)}>
              ${icon('camera')} ${t('enrol.scan')} ${keyHint('F3')}
            </vaadin-button>
            <vaadin-button id="enrol" theme="primary" ?disabled=${this.busy} @click=${this.#enrol}>
              ${this.busy ? t('enrol.busy') : t('enrol.submit')} ${keyHint('Enter')}
            </vaadin-button>
          </div>
        </form>
        <h2>${t('enrol.checks')}</h2>
        <ul class="checks">
          <li class="good">${icon('check')} HTTPS · WebCrypto · IndexedDB · Web Locks · Service Worker</li>
          <li class=${this.till.selfTest?.persisted ? 'good' : 'waiting'}>
            ${icon(this.till.selfTest?.persisted ? 'check' : 'clock')}
            ${t(this.till.selfTest?.persisted ? 'enrol.persisted' : 'enrol.notPersisted')}
          </li>
        </ul>
      </section>
    `;
  }
}

function reasonOf(failure: unknown): string {
  if (failure instanceof Unreachable) return t('enrol.offline');
  if (!(failure instanceof Problem)) return String(failure);
  if (failure.problem === 'enrolment-code-unknown') return t('enrol.unknown');
  if (failure.problem === 'too-many-requests') return t('enrol.tooMany', { seconds: failure.retryAfterSeconds ?? 60 });
  return failure.detail || failure.problem;
}
