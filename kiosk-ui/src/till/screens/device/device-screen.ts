import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import { ask } from '../../parts/ask';
import { dateTimeSeconds } from '../../parts/format';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { readHead } from '../../store/journal';
import { named, t } from '../../texts/texts';
import './carry-in';
import './carry-out';
import './pictures';
import './printer';
import './room';

/** This device as a terminal: who it is, what it still has to hand in, and leaving. */
@customElement('jx-device')
export class DeviceScreen extends Screen {
  @state() private nextSeq = 1;

  protected override async refresh(): Promise<void> {
    if (this.till.identity) this.nextSeq = (await readHead(this.till.db, this.till.identity)).nextSeq;
  }

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'F2', label: t('device.sync'), run: () => this.till.syncNow() },
      { code: 'KeyU', alt: true, label: t('device.unenrol'), run: () => this.#unenrol() },
    ];
  }

  #unenrol = async (): Promise<void> => {
    const { till } = this;
    if (till.unsent > 0) return tell(t('device.unenrolUnsent', { n: till.unsent }), 'error');
    if (till.openShift !== null && till.stopped === null) return tell(t('device.unenrolShift'), 'error');
    const text = t('device.unenrolQuestion', { label: till.identity?.label ?? '' });
    if (!(await ask({ title: t('device.unenrol'), text, confirm: t('device.unenrol'), danger: true }))) return;
    const outcome = await this.attempt(() => till.unenrol(till.stopped !== null));
    if (outcome === 'UNSENT_ENTRIES') tell(t('device.unenrolUnsent', { n: till.unsent }), 'error');
    if (outcome === 'CARRIED_ENTRIES') tell(t('carry.unenrol'), 'error');
    if (outcome === 'SHIFT_OPEN') tell(t('device.unenrolShift'), 'error');
  };

  protected override render(): TemplateResult {
    const { till } = this;
    const { identity, sync } = till;
    const outlet = till.setup?.setup.outlet;
    const lastServerTime = till.clock.lastServerTime();
    const ahead = till.clock.aheadMilliseconds();
    const fact = (label: string, value: unknown, id?: string): TemplateResult => html`
      <div>
        <dt>${label}</dt>
        <dd id=${id ?? nothing}>${value}</dd>
      </div>
    `;
    return html`
      <section class="page">
        <h1>${t('device.title')}</h1>
        <dl class="sums facts-list">
          ${fact(
            t('device.terminal'),
            html`
              <span class="code">${identity?.label}</span>
            `,
            'terminal-label',
          )}
          ${fact(t('device.outlet'), `${outlet?.name ?? ''} · ${outlet?.place ?? ''}`)}
          ${fact(t('device.channel'), outlet ? `${named(outlet.channelName, outlet.channelNameEn)} · ${named(outlet.regionName, outlet.regionNameEn)}` : '')}
          ${fact(t('device.unsent'), t('unsent.count', { n: till.unsent }))} ${fact(t('device.nextSeq'), this.nextSeq)}
          ${fact(t('device.lastContact'), lastServerTime === null ? t('device.never') : moment(lastServerTime))}
          ${fact(t('device.clock'), clockInWords(ahead))}
          ${fact(
            t('device.catalogue'),
            t('device.catalogueValue', { version: till.catalogue.version, n: till.catalogue.size }),
          )}
          ${fact(t('device.version'), __VERSION__)}
          ${fact(
            t('device.id'),
            html`
              <span class="code">${identity?.terminal}</span>
            `,
          )}
        </dl>
        ${till.troubled.length > 0 ? this.#troubled() : nothing}
        <div class="buttons">
          <vaadin-button id="sync-now" theme="primary" ?disabled=${sync.syncing} @click=${() => till.syncNow()}>
            ${icon('sync')} ${t('device.sync')} ${keyHint('F2')}
          </vaadin-button>
        </div>
        <jx-printer></jx-printer>
        <jx-carry-out></jx-carry-out>
        <jx-carry-in></jx-carry-in>
        <jx-pictures></jx-pictures>
        <jx-room></jx-room>
        <div class="buttons apart">
          <vaadin-button id="sign-out" @click=${() => till.signOut()}>
            ${t('signIn.signOut')} ${keyHint('F10')}
          </vaadin-button>
          <vaadin-button id="unenrol" theme="danger" @click=${this.#unenrol}>
            ${t('device.unenrol')} ${keyHint('Alt U')}
          </vaadin-button>
        </div>
      </section>
    `;
  }

  #troubled(): TemplateResult {
    return html`
      <div class="box">
        <h2>${icon('warning')} ${t('device.troubled')}</h2>
        <ul class="rows">
          ${this.till.troubled.map(
            (entry) => html`
              <li class="row">
                <span class="code">#${entry.seq} ${entry.kind}</span>
                <span>${entry.reason ?? ''}</span>
              </li>
            `,
          )}
        </ul>
      </div>
    `;
  }
}

/** On one line, however narrow the screen: what stands before it wraps. */
function moment(milliseconds: number): TemplateResult {
  return html`
    <span class="moment">${dateTimeSeconds(milliseconds)}</span>
  `;
}

function clockInWords(aheadMilliseconds: number | null): string {
  if (aheadMilliseconds === null) return t('device.clockUnknown');
  const seconds = Math.round(aheadMilliseconds / 1000);
  return t(seconds < 0 ? 'device.clockBehind' : 'device.clockAhead', { seconds: Math.abs(seconds) });
}
