import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@vaadin/button';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import type { Need } from '../../needs';
import { t } from '../../texts/texts';

/** What is shown while the till cannot run: the device lacks something, or another tab runs it. */

const NEEDS: Need[] = ['SECURE_CONTEXT', 'WEB_CRYPTO', 'INDEXED_DB', 'LOCKS', 'SERVICE_WORKER'];

@customElement('jx-unfit')
export class UnfitScreen extends Screen {
  protected override render(): TemplateResult {
    const missing = this.till.selfTest?.missing ?? [];
    return html`
      <section class="sheet">
        <h1>${t('unfit.title')}</h1>
        ${inAppNotice(this.till.selfTest?.inAppBrowser != null)}
        <ul class="checks">
          ${NEEDS.map((need) => {
            const lacks = missing.includes(need);
            return html`
              <li class=${lacks ? 'bad' : 'good'}>
                ${icon(lacks ? 'close' : 'check')}
                <span>
                  <strong>${t(lacks ? 'unfit.lacks' : 'unfit.has')}</strong>
                  ${t(`unfit.${need}`)}
                </span>
              </li>
            `;
          })}
        </ul>
        <div class="buttons">
          <vaadin-button theme="primary" @click=${() => location.reload()}>${t('common.retry')}</vaadin-button>
        </div>
      </section>
    `;
  }
}

/** In-app browsers (WeChat) wipe what a till must keep. */
export function inAppNotice(inApp: boolean): TemplateResult | typeof nothing {
  if (!inApp) return nothing;
  return html`
    <div class="notice" role="alert">
      ${icon('warning')}
      <p>${t('unfit.inApp')}</p>
      <vaadin-button @click=${copyAddress}>${t('unfit.copy')}</vaadin-button>
    </div>
  `;
}

async function copyAddress(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    tell(t('unfit.copied'), 'success');
  } catch {
    tell(location.href);
  }
}

@customElement('jx-in-app')
export class InAppScreen extends Screen {
  protected override render(): TemplateResult {
    return html`
      <section class="sheet">
        <h1>${t('unfit.title')}</h1>
        ${inAppNotice(true)}
      </section>
    `;
  }
}

@customElement('jx-other-tab')
export class OtherTabScreen extends Screen {
  protected override shortcuts(): Shortcut[] {
    return [{ code: 'F9', label: t('otherTab.takeOver'), run: this.#takeOver }];
  }

  #takeOver = (): Promise<unknown> => this.attempt(() => this.till.takeDesk(true));

  protected override render(): TemplateResult {
    return html`
      <section class="sheet centred">
        ${icon('device')}
        <h1>${t('otherTab.title')}</h1>
        <p>${t('otherTab.text')}</p>
        <div class="buttons">
          <vaadin-button id="take-over" theme="primary" @click=${this.#takeOver}>
            ${t('otherTab.takeOver')} ${keyHint('F9')}
          </vaadin-button>
        </div>
      </section>
    `;
  }
}

@customElement('jx-waiting')
export class WaitingScreen extends Screen {
  protected override render(): TemplateResult {
    const offline = this.till.sync.connection === 'OFFLINE';
    return html`
      <section class="sheet centred" role="status">
        ${icon(offline ? 'cloudOff' : 'sync')}
        <h1>${t(this.till.phase === 'RUNNING' ? 'setup.waiting' : 'app.loading')}</h1>
        ${
          offline
            ? html`
                <p>${t('setup.offline')}</p>
                <div class="buttons">
                  <vaadin-button theme="primary" @click=${() => this.till.syncNow()}>
                    ${t('common.retry')}
                  </vaadin-button>
                </div>
              `
            : nothing
        }
      </section>
    `;
  }
}
