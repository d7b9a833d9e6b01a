import { html, nothing, type TemplateResult } from 'lit';
import { quantity, yuan } from '../../parts/format';
import { icon } from '../../parts/icons';
import { dueFen, lineFen, PIECE_MILLI, type CartLine } from '../../rules/cart';
import { t } from '../../texts/texts';

export interface ShownLine {
  line: CartLine;
  /** 1, 2, 3 … */
  number: number;
  /** the line that keys act on */
  selected: boolean;
  /** it was stopped since it went into the cart */
  blocked: boolean;
  edit: () => void;
  /** pieces more or less */
  step: (by: number) => void;
}

/** A line of the cart: what, how much of it, and what it comes to. */
export function cartLine({ line, number, selected, blocked, edit, step }: ShownLine): TemplateResult {
  return html`
    <li id="line-${number}" ?data-selected=${selected}>
      <button type="button" class="what" @click=${edit}>
        <span class="name">
          ${line.name}
          ${
            blocked
              ? html`
                  <span class="mark bad">${t('sell.blockedMark')}</span>
                `
              : nothing
          }
          ${
            line.eligible && !blocked
              ? html`
                  <span class="mark">${t('common.eligibleMark')}</span>
                `
              : nothing
          }
        </span>
        <small>
          ${yuan(line.priceFen)}${line.unit === 'KILOGRAM' ? t('sell.perKg') : ''} ${line.specification ?? ''}
          ${line.wasFen === undefined ? nothing : repricedMark(line.wasFen)} ${grantMarks(line)}
        </small>
      </button>
      ${
        line.unit === 'PIECE'
          ? stepper(line, step)
          : html`
              <button type="button" class="weight" @click=${edit}>
                ${quantity(line.quantityMilli)} ${t('line.kg')}
              </button>
            `
      }
      <span class="amount">${yuan(dueFen(line))}</span>
    </li>
  `;
}

function stepper(line: CartLine, step: (by: number) => void): TemplateResult {
  return html`
    <span class="stepper">
      <button type="button" aria-label="${t('line.minus')} ${line.name}" @click=${() => step(-1)}>
        ${icon(line.quantityMilli === PIECE_MILLI ? 'trash' : 'minus')}
      </button>
      <output>${quantity(line.quantityMilli)}</output>
      <button type="button" aria-label="${t('line.plus')} ${line.name}" @click=${() => step(1)}>${icon('plus')}</button>
    </span>
  `;
}

function grantMarks(line: CartLine): TemplateResult {
  const offFen = lineFen(line) - dueFen(line);
  const mark = (words: string): TemplateResult => html`
    <span class="mark granted">${words}</span>
  `;
  return html`
    ${line.listFen === undefined ? nothing : mark(t('grant.list', { price: yuan(line.listFen) }))}
    ${offFen === 0 ? nothing : mark(t('grant.off', { amount: yuan(offFen) }))}
  `;
}

function repricedMark(wasFen: number): TemplateResult {
  return html`
    <span class="mark waiting">${t('cart.was', { price: yuan(wasFen) })}</span>
  `;
}
