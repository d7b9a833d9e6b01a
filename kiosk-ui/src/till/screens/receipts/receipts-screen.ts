import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-field';
import type { TextField } from '@vaadin/text-field';
import '../../parts/camera-view';
import { money, dateTime } from '../../parts/format';
import { icon } from '../../parts/icons';
import { arrows } from '../../parts/line-keys';
import { moveFocus } from '../../parts/move-focus';
import { keyHint, Screen, type Scans, type Shortcut } from '../../parts/screen';
import { go } from '../../route';
import { isEnter } from '../../scan/enter';
import { isAcknowledged, newestOf } from '../../store/entries';
import type { Kind } from '../../wire/bodies';
import { t } from '../../texts/texts';
import { findNumbered, receiptScanned } from './open-receipt';
import { rowsOf, type Row } from './rows';

const NEWEST = 200;
const LABELS = { SALE: 'receipts.sale', REFUND: 'receipts.refund', VOID: 'receipts.void' } as const;

/** This till's receipts, newest first. */
@customElement('jx-receipts')
export class ReceiptsScreen extends Screen {
  @state() private rows: Row[] | null = null;
  @state() private wanted = '';
  @state() private scanning = false;
  @query('#receipt-search') private readonly field!: TextField | null;
  protected override readonly scans: Scans = { expects: 'RECEIPT', onCode: receiptScanned };

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'F2', label: t('receipts.search'), run: () => this.field?.focus() },
      ...arrows(t('keys.chooseReceipt'), (by) => moveFocus(this.querySelectorAll<HTMLElement>('.rows .row'), by)),
      { code: 'F3', label: t('sell.scan'), run: () => (this.scanning = !this.scanning) },
      ...(this.scanning ? [{ code: 'Escape', label: t('common.close'), run: () => (this.scanning = false) }] : []),
    ];
  }

  protected override async refresh(): Promise<void> {
    const { db, identity } = this.till;
    if (!identity) return;
    const kinds: Kind[] = ['SALE', 'REFUND', 'VOID'];
    const found = await Promise.all(kinds.map((kind) => newestOf(db, identity.terminal, kind, NEWEST)));
    this.rows = rowsOf(found.flat());
  }

  /** Enter opens the one of that number: of those shown, an older one, or the server's. */
  #entered = (event: KeyboardEvent): void => {
    const wanted = this.wanted.trim().toUpperCase();
    if (!isEnter(event) || event.repeat || wanted === '') return;
    const found = this.rows?.find((row) => row.receipt.toUpperCase() === wanted);
    if (found) go(`receipts/${found.seq}`);
    else this.#ask(wanted);
  };

  #ask(number: string): void {
    void findNumbered(number, () => this.isConnected);
  }

  protected override render(): TemplateResult {
    const wanted = this.wanted.trim().toUpperCase();
    const rows = this.rows?.filter((row) => row.receipt.toUpperCase().includes(wanted));
    return html`
      <section class="page">
        <header class="page-head">
          <h1>${t('receipts.title')}</h1>
          <vaadin-button id="scan" aria-pressed=${this.scanning} @click=${() => (this.scanning = !this.scanning)}>
            ${icon('camera')} ${t('sell.scan')} ${keyHint('F3')}
          </vaadin-button>
        </header>
        ${
          this.scanning
            ? html`
                <jx-camera hint=${t('receipts.intoFrame')} @camera-closed=${() => (this.scanning = false)}></jx-camera>
              `
            : nothing
        }
        <vaadin-text-field
          id="receipt-search"
          clear-button-visible
          accessible-name=${t('receipts.search')}
          placeholder=${t('receipts.search')}
          @keydown=${this.#entered}
          @value-changed=${(event: CustomEvent<{ value: string }>) => (this.wanted = event.detail.value)}
        >
          <span slot="prefix">${icon('search')}</span>
          <span slot="suffix">${keyHint('F2')} ${keyHint('↑ ↓')}</span>
        </vaadin-text-field>
        ${
          this.rows?.length === 0
            ? html`
                <p class="empty">${icon('receipt')} ${t('receipts.none')}</p>
              `
            : nothing
        }
        ${
          rows && wanted && !rows.some((row) => row.receipt.toUpperCase() === wanted)
            ? html`
                ${
                  rows.length === 0
                    ? html`
                        <p class="empty">${t('receipts.notAmong', { n: NEWEST })}</p>
                      `
                    : nothing
                }
                <div class="buttons">
                  <vaadin-button id="find-elsewhere" theme="primary" @click=${() => this.#ask(wanted)}>
                    ${t('elsewhere.find', { number: wanted })} ${keyHint('Enter')}
                  </vaadin-button>
                </div>
              `
            : nothing
        }
        <ul class="rows">
          ${rows?.map((row) => this.#row(row))}
        </ul>
      </section>
    `;
  }

  #row({ entry, kind, receipt, totalFen, device, voided, seq }: Row): TemplateResult {
    const sent = isAcknowledged(entry);
    const stateIcon = entry.troubled ? 'warning' : sent ? 'check' : 'cloudOff';
    const label = voided ? 'receipt.voided' : LABELS[kind];
    return html`
      <li>
        <a class="row receipt-row" id="entry-${entry.seq}" href="#/receipts/${seq}">
          <span class="row-main">
            <span class="code">${receipt}</span>
            <small>${dateTime(device)}</small>
          </span>
          <span class="tag" data-kind=${voided ? 'VOID' : kind}>${t(label)}</span>
          <span class="amount" ?data-voided=${voided}>${money(totalFen)}</span>
          <span class="row-state ${entry.troubled ? 'bad' : sent ? 'good' : 'waiting'}">${icon(stateIcon)}</span>
        </a>
      </li>
    `;
  }
}
