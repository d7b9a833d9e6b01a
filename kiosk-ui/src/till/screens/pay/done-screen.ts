import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import { money } from '../../parts/format';
import { icon } from '../../parts/icons';
import { printButton, printShortcut } from '../../parts/print';
import { saleReceipt } from '../../parts/receipt-view';
import { byEnter, keyHint, Screen, type Scans, type Shortcut } from '../../parts/screen';
import { printAutomatically, receiptJob } from '../../paper/jobs';
import { printing } from '../../paper/printing';
import { saleReceiptOf } from '../../receipt/model';
import { emptyCart } from '../../rules/cart';
import type { SaleStanding } from '../../rules/refunds';
import { t } from '../../texts/texts';
import { loadStanding } from '../../use-cases';
import { goodsScanned } from '../sell/goods';

/** Shown only once the sale is on disk. A scan begins the next sale at once. */
@customElement('jx-done')
export class DoneScreen extends Screen {
  @state() private standing: SaleStanding | null = null;
  protected override readonly scans: Scans = {
    expects: 'GOODS',
    onCode: (code) => void this.#next().then(() => goodsScanned(code)),
  };

  protected override shortcuts(): Shortcut[] {
    const label = t('done.next');
    const run = (): void => void this.#next();
    return [...byEnter(label, run), { code: 'F9', label, run }, printShortcut(this.#print)];
  }

  /** Read again when the server has answered: the receipt says what it knows. */
  protected override async refresh(): Promise<void> {
    const { desk, identity, db } = this.till;
    if (desk.stage !== 'DONE' || !identity) return;
    this.standing = await loadStanding(db, identity.terminal, desk.seq);
    await this.updateComplete;
    void printAutomatically(desk.seq);
  }

  #print = async (): Promise<void> => {
    if (this.standing) await printing.print(receiptJob(this.standing.entry.seq));
  };

  /** Once only: what was scanned while the page turns stays in the cart, and whoever went elsewhere meanwhile stays there. */
  async #next(): Promise<void> {
    const { hash } = location;
    if (this.till.desk.stage === 'DONE') await this.till.setCart(emptyCart(this.till.catalogue.version));
    if (location.hash === hash) location.replace('#/sell');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.standing) return nothing;
    const changeFen = this.standing.sale.tenders.reduce((sum, tender) => sum + (tender.changeFen ?? 0), 0);
    return html`
      <section class="done">
        <div class="done-head" role="status">
          <span class="done-mark">${icon('check')}</span>
          <h1 id="done">${t('done.title')}</h1>
          ${
            changeFen > 0
              ? html`
                  <p class="done-change" id="change-due">${t('done.change', { amount: money(changeFen) })}</p>
                `
              : html`
                  <p class="done-change">${money(this.standing.sale.totalFen)}</p>
                `
          }
          <vaadin-button id="next-sale" theme="primary large" @click=${() => this.#next()}>
            ${t('done.next')} ${keyHint('Enter')}
          </vaadin-button>
          ${printButton(this.#print)}
        </div>
        ${saleReceipt(saleReceiptOf(this.standing, this.till.setup))}
      </section>
    `;
  }
}
