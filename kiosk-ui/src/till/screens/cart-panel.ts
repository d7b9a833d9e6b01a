import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@vaadin/button';
import { ask } from '../parts/ask';
import { money, quantity, yuan } from '../parts/format';
import { icon } from '../parts/icons';
import { keyHint, Screen, type Shortcut } from '../parts/screen';
import { tell } from '../parts/toast';
import { eligibleFen, emptyCart, itemCount, lineFen, PIECE_MILLI, totalFen } from '../rules/cart';
import { withParticipant, withQuantity, type CartLine } from '../rules/cart';
import { t } from '../texts/texts';
import { recordVisit } from '../use-cases';
import { quantityDialog } from './line-dialogs';
import { badgeName } from './goods';

/** The cart beside the goods; on a phone a bar that opens. */
@customElement('jx-cart')
export class CartPanel extends Screen {
  @state() private open = false;
  @state() private selected: number | null = null;

  protected override shortcuts(): Shortcut[] {
    const line = this.#selectedLine;
    const inField = document.activeElement instanceof HTMLInputElement && document.activeElement.value !== '';
    if (inField || !line) return [];
    return [
      { code: 'ArrowDown', run: () => this.#move(1) },
      { code: 'ArrowUp', run: () => this.#move(-1) },
      { code: 'Delete', run: () => void this.#set(line, 0) },
      { code: 'NumpadAdd', run: () => void this.#step(line, 1) },
      { code: 'Equal', run: () => void this.#step(line, 1) },
      { code: 'NumpadSubtract', run: () => void this.#step(line, -1) },
      { code: 'Minus', run: () => void this.#step(line, -1) },
      { code: 'F6', run: () => void this.#edit(line) },
    ];
  }

  /** The line that keys act on: the one chosen with the arrows, else the newest. */
  get #selectedLine(): CartLine | undefined {
    const { lines } = this.till.cart;
    return lines.find((line) => line.id === this.selected) ?? lines.at(-1);
  }

  #move(by: number): void {
    const { lines } = this.till.cart;
    const at = lines.findIndex((line) => line.id === this.#selectedLine?.id);
    this.selected = lines[Math.max(0, Math.min(lines.length - 1, at + by))]?.id ?? null;
  }

  get #limit(): number {
    return this.till.setup?.setup.limits.lineQuantityMilli ?? PIECE_MILLI;
  }

  async #set(line: CartLine, quantityMilli: number): Promise<void> {
    if (quantityMilli > this.#limit) return tell(t('sell.quantityLimit', { limit: quantity(this.#limit) }), 'error');
    await this.till.setCart(withQuantity(this.till.cart, line.id, quantityMilli));
    if (quantityMilli <= 0) tell(t('sell.removed', { name: line.name }));
  }

  async #step(line: CartLine, by: number): Promise<void> {
    if (line.unit === 'PIECE') await this.#set(line, line.quantityMilli + by * PIECE_MILLI);
  }

  async #edit(line: CartLine): Promise<void> {
    const milli = await quantityDialog(line, this.#limit);
    if (milli !== null) await this.#set(line, milli);
  }

  #clear = async (): Promise<void> => {
    const question = { title: t('sell.clear'), text: t('sell.clearQuestion'), confirm: t('sell.clear'), danger: true };
    if (await ask(question)) await this.till.setCart(emptyCart(this.till.catalogue.version));
  };

  #visitOnly = async (): Promise<void> => {
    const { participant, catalogue } = this.till.cart;
    if (participant?.kind !== 'BADGE') return;
    const recorded = await this.attempt(() =>
      this.till.perform((counter) => recordVisit(counter, participant.code, catalogue)),
    );
    if (recorded) tell(t('sell.visited'), 'success');
  };

  protected override render(): TemplateResult {
    const { cart } = this.till;
    const count = itemCount(cart);
    return html`
      <aside class="cart" ?data-open=${this.open} aria-label=${t('sell.cart')}>
        <button
          type="button"
          class="cart-handle"
          id="toggle-cart"
          aria-expanded=${this.open}
          @click=${() => (this.open = !this.open)}
        >
          ${icon('sell')}
          <span>${t('sell.items', { n: count })}</span>
        </button>
        <div class="cart-body">
          ${cart.participant ? this.#visitor(cart.participant.kind === 'BADGE' ? badgeName(cart.participant.code) : '') : nothing}
          ${
            cart.lines.length === 0
              ? html`
                  <p class="empty">${t('sell.empty')}</p>
                `
              : html`
                  <ol class="cart-lines">
                    ${repeat(
                      cart.lines,
                      (line) => line.id,
                      (line) => this.#line(line),
                    )}
                  </ol>
                `
          }
        </div>
        <div class="cart-foot">
          <dl class="cart-sums">
            <div class="grand">
              <dt>${t('common.total')}</dt>
              <dd id="total">${money(totalFen(cart))}</dd>
            </div>
            <div class="eligible">
              <dt>${t('common.eligible')}</dt>
              <dd id="eligible-total">${money(eligibleFen(cart))}</dd>
            </div>
          </dl>
          <div class="buttons">
            <vaadin-button id="clear-cart" theme="quiet" ?disabled=${cart.lines.length === 0} @click=${this.#clear}>
              ${icon('trash')}
              <span class="word">${t('sell.clear')}</span>
            </vaadin-button>
            <vaadin-button
              id="pay"
              theme="primary large"
              ?disabled=${cart.lines.length === 0 || this.till.stopped !== null}
              @click=${() => this.dispatchEvent(new Event('pay'))}
            >
              ${t('sell.pay')} ${keyHint('F9')}
            </vaadin-button>
          </div>
        </div>
      </aside>
    `;
  }

  #visitor(name: string): TemplateResult {
    return html`
      <p class="visitor" id="participant">
        ${icon('person')}
        <span>${t('sell.badgeChip', { id: name })}</span>
        ${
          this.till.cart.lines.length === 0
            ? html`
                <button type="button" class="chip" id="visit-only" @click=${this.#visitOnly}>
                  ${t('sell.visitOnly')}
                </button>
              `
            : nothing
        }
        <button
          type="button"
          class="round small"
          aria-label=${t('sell.badgeRemove')}
          @click=${() => this.till.setCart(withParticipant(this.till.cart, null))}
        >
          ${icon('close')}
        </button>
      </p>
    `;
  }

  #line(line: CartLine): TemplateResult {
    const at = this.till.cart.lines.indexOf(line) + 1;
    return html`
      <li id="line-${at}" ?data-selected=${line.id === this.#selectedLine?.id}>
        <button type="button" class="what" @click=${() => this.#edit(line)}>
          <span class="name">
            ${line.name}
            ${
              line.eligible
                ? html`
                    <span class="mark">${t('common.eligibleMark')}</span>
                  `
                : nothing
            }
          </span>
          <small>
            ${yuan(line.priceFen)}${line.unit === 'KILOGRAM' ? t('sell.perKg') : ''} ${line.specification ?? ''}
          </small>
        </button>
        ${
          line.unit === 'PIECE'
            ? html`
                <span class="stepper">
                  <button
                    type="button"
                    aria-label="${t('line.minus')} ${line.name}"
                    @click=${() => this.#step(line, -1)}
                  >
                    ${icon(line.quantityMilli === PIECE_MILLI ? 'trash' : 'minus')}
                  </button>
                  <output>${quantity(line.quantityMilli)}</output>
                  <button type="button" aria-label="${t('line.plus')} ${line.name}" @click=${() => this.#step(line, 1)}>
                    ${icon('plus')}
                  </button>
                </span>
              `
            : html`
                <button type="button" class="weight" @click=${() => this.#edit(line)}>
                  ${quantity(line.quantityMilli)} ${t('line.kg')}
                </button>
              `
        }
        <span class="amount">${yuan(lineFen(line))}</span>
      </li>
    `;
  }
}
