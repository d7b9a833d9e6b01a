import { html, type TemplateResult } from 'lit';
import '@vaadin/button';
import { ask } from '../../parts/ask';
import { openDialog } from '../../parts/dialog';
import { listOf, money, time } from '../../parts/format';
import { icon } from '../../parts/icons';
import { keyHint } from '../../parts/screen';
import { itemCount, totalFen } from '../../rules/cart';
import type { HeldCart } from '../../rules/held';
import { t } from '../../texts/texts';
import { till } from '../../till';

/** The carts set aside, the latest first: one is taken up, or thrown away. */
export async function heldDialog(): Promise<void> {
  const chosen = await openDialog<{ held: HeldCart; discard: boolean }>(
    t('held.title'),
    ({ close }) => html`
      <div class="dialog-body">
        <ol class="rows held" @keydown=${discardFocused}>
          ${till.held.toReversed().map((held) => heldRow(held, (discard) => close({ held, discard })))}
        </ol>
        <div class="buttons">
          ${keyHint('↑ ↓')}
          <vaadin-button @click=${() => close(null)}>${t('common.close')} ${keyHint('Esc')}</vaadin-button>
        </div>
      </div>
    `,
  );
  if (!chosen) return;
  const { held, discard } = chosen;
  if (!discard) return till.exchangeCart(held.id);
  const question = { title: t('held.discard'), text: inWords(held), confirm: t('held.discard'), danger: true };
  if (!(await ask(question))) return;
  await till.setDesk(
    till.desk,
    till.held.filter(({ id }) => id !== held.id),
  );
}

function heldRow(held: HeldCart, choose: (discard: boolean) => void): TemplateResult {
  return html`
    <li class="row">
      <button type="button" class="what" id="held-${held.id}" data-choice @click=${() => choose(false)}>
        <span class="name">${inWords(held)}</span>
        <small>${listOf(held.cart.lines.map(({ name }) => name))}</small>
      </button>
      <strong class="amount">${money(totalFen(held.cart))}</strong>
      <button type="button" class="round small keyed" aria-label=${t('held.discard')} @click=${() => choose(true)}>
        ${icon('trash')} ${keyHint('Del')}
      </button>
    </li>
  `;
}

/** Delete discards the cart that the focus is on. */
function discardFocused(event: KeyboardEvent): void {
  if (event.code !== 'Delete' || event.altKey) return;
  event.preventDefault();
  (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('.round')?.click();
}

function inWords(held: HeldCart): string {
  return t('held.one', { time: time(held.at), items: t('cart.items', { n: itemCount(held.cart) }) });
}
