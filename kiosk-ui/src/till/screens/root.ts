import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { icon, type IconName } from '../parts/icons';
import { showKeys } from '../parts/key-help';
import { tellMisplaced } from '../parts/other-scan';
import { keyHint, Screen, type Scans, type Shortcut } from '../parts/screen';
import { tell } from '../parts/toast';
import { stayAwakeFor } from '../parts/wake-lock';
import { go, routeOf, type Route } from '../route';
import { language, setLanguage, t } from '../texts/texts';
import { enrolmentCodeIn } from '../wire/enrolment-code';
import { banners } from './banners';
import { pageOf } from './pages';
import { leavePayment } from './pay/leaving';
import './print-trouble';
import './start/enrol-screen';
import './start/gate-screens';
import './start/sign-in-screen';

const PAGES = [
  { page: 'sell', label: 'nav.sell', icon: 'sell' },
  { page: 'receipts', label: 'nav.receipts', icon: 'receipt' },
  { page: 'shift', label: 'nav.shift', icon: 'clock' },
  { page: 'device', label: 'nav.device', icon: 'device' },
] as const;

const CONNECTION_ICONS: Record<string, IconName> = {
  ONLINE: 'cloud',
  OFFLINE: 'cloudOff',
  REFUSED: 'warning',
  UNKNOWN: 'cloud',
};

/** The frame around every screen: where one is, who is signed in, and what is not uploaded yet. */
@customElement('jx-till')
export class Root extends Screen {
  @state() private route: Route = routeOf(location.hash);
  /** Below all other screens: what none of them expects is told. */
  protected override readonly scans: Scans = { expects: 'NOTHING', onCode: tellMisplaced };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#moved);
  }

  protected override firstUpdated(): void {
    stayAwakeFor(this.till);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#moved);
    super.disconnectedCallback();
  }

  protected override shortcuts(): Shortcut[] {
    const pages = PAGES.map(({ page, label }, at) => ({
      code: `Digit${at + 1}`,
      alt: true,
      label: t('keys.page', { page: t(label) }),
      run: () => go(page),
    }));
    const signOut = { code: 'F10', label: t('signIn.signOut'), run: () => this.till.signOut() };
    return [
      ...(this.till.cashier ? [...pages, signOut] : []),
      { code: 'KeyL', alt: true, label: t('keys.language'), run: this.#switchLanguage },
      { code: 'KeyK', alt: true, label: t('keys.title'), run: () => void showKeys() },
    ];
  }

  #moved = (): void => {
    if (this.till.phase === 'RUNNING' && enrolmentCodeIn(location.hash) !== null) {
      tell(t('enrol.already', { label: this.till.identity?.label ?? '' }), 'error');
      history.replaceState(null, '', '/kiosk/');
    }
    this.route = routeOf(location.hash);
    this.querySelector('main')?.scrollTo(0, 0);
    if (this.route.page === 'sell') void leavePayment();
  };

  #switchLanguage = (): void => setLanguage(language() === 'zh' ? 'en' : 'zh');

  protected override render(): TemplateResult {
    const working = this.till.phase === 'RUNNING' && this.till.setup !== null;
    const signedIn = working && this.till.cashier !== null;
    const focused = signedIn && ['sell', 'pay'].includes(this.route.page) && this.till.desk.stage === 'PAYING';
    return html`
      <div class="frame" ?data-focused=${focused}>
        ${this.#bar(signedIn)}
        <div class="banners">
          ${banners(this.till)}
          <jx-print-trouble></jx-print-trouble>
        </div>
        <main>${this.#content()}</main>
        ${signedIn ? this.#tabs() : nothing}
      </div>
    `;
  }

  #bar(signedIn: boolean): TemplateResult {
    const { setup, identity, cashier } = this.till;
    return html`
      <header class="bar">
        <span class="where">
          <strong>${setup?.setup.outlet.name ?? t('app.title')}</strong>
          ${
            identity
              ? html`
                  <small class="code">${identity.label}</small>
                `
              : nothing
          }
        </span>
        ${identity ? this.#unsent() : nothing}
        <button
          type="button"
          class="bar-button keys-button"
          id="show-keys"
          aria-label=${t('keys.title')}
          @click=${showKeys}
        >
          ${keyHint('Alt K')}
        </button>
        <button
          type="button"
          class="bar-button"
          id="language"
          lang=${language() === 'zh' ? 'en' : 'zh-CN'}
          @click=${this.#switchLanguage}
        >
          ${t('app.language')}
        </button>
        ${
          signedIn
            ? html`
                <button
                  type="button"
                  class="bar-button"
                  id="lock"
                  aria-label="${t('signIn.signOut')} ${cashier?.name ?? ''}"
                  @click=${() => this.till.signOut()}
                >
                  ${icon('lock')}
                  <span class="word">${cashier?.name}</span>
                </button>
              `
            : nothing
        }
      </header>
    `;
  }

  #unsent(): TemplateResult {
    const { sync, unsent } = this.till;
    const busy = sync.syncing && unsent > 0;
    const words = busy
      ? t('unsent.syncing')
      : sync.connection === 'REFUSED'
        ? t('unsent.refused', { problem: sync.problem ?? '' })
        : t(`unsent.${sync.connection.toLowerCase() as 'online' | 'offline' | 'unknown'}`);
    return html`
      <a
        class="unsent"
        id="unsent"
        href="#/device"
        title=${words}
        data-connection=${sync.connection}
        ?data-waiting=${unsent > 0}
      >
        ${icon(busy ? 'sync' : (CONNECTION_ICONS[sync.connection] ?? 'cloud'))}
        <span id="unsent-count" role="status">
          ${sync.progress ? t('unsent.progress', { ...sync.progress }) : t('unsent.count', { n: unsent })}
        </span>
        <span class="visually-hidden">${words}</span>
      </a>
    `;
  }

  #tabs(): TemplateResult {
    const current =
      {
        receipt: 'receipts',
        refund: 'receipts',
        elsewhere: 'receipts',
        refundElsewhere: 'receipts',
        closed: 'shift',
        pay: 'sell',
        done: 'sell',
      }[this.route.page as 'receipt'] ?? this.route.page;
    return html`
      <nav class="tabs">
        ${PAGES.map(
          ({ page, label, icon: name }, at) => html`
            <a id="nav-${page}" href="#/${page}" aria-current=${current === page ? 'page' : nothing}>
              ${icon(name)}
              <span>${t(label)}</span>
              ${keyHint(`Alt ${at + 1}`)}
            </a>
          `,
        )}
      </nav>
    `;
  }

  #content(): TemplateResult {
    const { phase, setup, cashier } = this.till;
    if (phase === 'UNFIT')
      return html`
        <jx-unfit></jx-unfit>
      `;
    if (phase === 'OTHER_TAB')
      return html`
        <jx-other-tab></jx-other-tab>
      `;
    if (phase === 'ENROLLING')
      return this.till.selfTest?.inAppBrowser
        ? html`
            <jx-in-app></jx-in-app>
          `
        : html`
            <jx-enrol></jx-enrol>
          `;
    if (phase === 'STARTING' || !setup)
      return html`
        <jx-waiting></jx-waiting>
      `;
    if (!cashier)
      return html`
        <jx-sign-in></jx-sign-in>
      `;
    if (phase === 'STOCKING')
      return html`
        <jx-waiting></jx-waiting>
      `;
    return pageOf(this.route, this.till);
  }
}
