import { html, nothing, type TemplateResult } from 'lit';
import type { Known, RefundReceipt, SaleReceipt, SaleReceiptLine } from '../receipt/model';
import { t, type TextKey } from '../texts/texts';
import type { Tender } from '../wire/bodies';
import { dateTimeSeconds, money, quantity, wayName, yuan } from './format';
import { icon, type IconName } from './icons';
import { qrCode } from './qr';

/** Receipts on the screen. */

export function saleReceipt(receipt: SaleReceipt): TemplateResult {
  return html`
    <article class="receipt" aria-label=${t('receipt.open')}>
      ${heading(receipt)}
      ${
        receipt.voided
          ? html`
              <p class="stamp">${t('receipt.voided')}</p>
            `
          : nothing
      }
      <ul class="receipt-lines">
        ${receipt.lines.map(saleLine)}
      </ul>
      <dl class="sums">
        ${receipt.discountFen > 0 ? sum(`${t('grant.receipt')} ${receipt.discountReason}`, -receipt.discountFen) : nothing}
        ${receipt.roundingFen > 0 ? sum(t('tender.rounding'), -receipt.roundingFen) : nothing}
        <div class="grand">
          <dt>${t('common.total')}</dt>
          <dd id="receipt-total">${money(receipt.totalFen)}</dd>
        </div>
        ${sum(t('common.eligible'), receipt.eligibleFen, 'receipt-eligible')} ${receipt.tenders.map(tender)}
        ${receipt.refundedFen > 0 ? sum(t('receipt.refunded', { amount: '' }).trim(), -receipt.refundedFen) : nothing}
      </dl>
      ${
        receipt.hasVisitor
          ? html`
              <p class="quiet">${icon('person')} ${t('receipt.visitor')}</p>
            `
          : nothing
      }
      ${foot(receipt)}
    </article>
  `;
}

export function refundReceipt(receipt: RefundReceipt): TemplateResult {
  return html`
    <article class="receipt" aria-label=${t('receipts.refund')}>
      ${heading(receipt)}
      <p class="stamp">${t('receipts.refund')}</p>
      <p class="quiet">${t('receipt.refundOf', { receipt: receipt.original })}</p>
      <ul class="receipt-lines">
        ${receipt.lines.map(
          (line) => html`
            <li>
              <span class="name">
                ${line.name}
                <small>× ${quantity(line.quantityMilli)}</small>
              </span>
              <span class="amount">${yuan(-line.netFen)}</span>
            </li>
          `,
        )}
      </ul>
      <dl class="sums">
        <div class="grand">
          <dt>${t('common.total')}</dt>
          <dd>${money(-receipt.totalFen)}</dd>
        </div>
        ${receipt.tenders.map((each) => sum(wayName(each), -each.amountFen))}
      </dl>
      <p class="quiet">${t('receipt.reason', { reason: receipt.reason })}</p>
      ${foot(receipt)}
    </article>
  `;
}

function foot({ address, known }: SaleReceipt | RefundReceipt): TemplateResult {
  return html`
    <footer>${address === null ? nothing : qrCode(address, t('receipt.qr'))} ${state(known)}</footer>
  `;
}

function heading(receipt: SaleReceipt | RefundReceipt): TemplateResult {
  return html`
    <header>
      ${
        receipt.copy
          ? html`
              <p class="copy paper-only">${t('print.copy')}</p>
            `
          : nothing
      }
      <h2>${receipt.outlet}</h2>
      <p>${receipt.place}</p>
      <dl class="facts">
        <div>
          <dt>${t('receipt.number')}</dt>
          <dd class="code" id="receipt-number">${receipt.number}</dd>
        </div>
        <div>
          <dt>${t('receipt.time')}</dt>
          <dd>${dateTimeSeconds(receipt.at)}</dd>
        </div>
        <div>
          <dt>${t('receipt.cashier')}</dt>
          <dd>${receipt.cashier}</dd>
        </div>
      </dl>
    </header>
  `;
}

function saleLine(line: SaleReceiptLine): TemplateResult {
  const unit = line.unit === 'KILOGRAM' ? ` ${t('line.kg')}` : '';
  return html`
    <li>
      <span class="name">
        ${line.name}
        ${
          line.eligible
            ? html`
                <span class="mark">${t('common.eligibleMark')}</span>
              `
            : nothing
        }
        <small>
          ${yuan(line.priceFen)} × ${quantity(line.quantityMilli)}${unit}
          ${line.listFen === undefined ? nothing : t('grant.list', { price: yuan(line.listFen) })}
          ${line.discountFen > 0 ? t('grant.off', { amount: yuan(line.discountFen) }) : nothing}
        </small>
      </span>
      <span class="amount">${yuan(line.dueFen)}</span>
    </li>
  `;
}

function sum(label: string, fen: number, id?: string): TemplateResult {
  return html`
    <div>
      <dt>${label}</dt>
      <dd id=${id ?? nothing}>${money(fen)}</dd>
    </div>
  `;
}

function tender(each: Tender): TemplateResult {
  const unverified = each.method !== 'CASH' && !each.verified;
  return html`
    <div>
      <dt>
        ${wayName(each)}
        ${
          unverified && !each.account
            ? html`
                <small>${t('receipt.unverified')}</small>
              `
            : nothing
        }
      </dt>
      <dd>${money(each.amountFen)}</dd>
    </div>
    ${
      each.changeFen
        ? html`
            ${sum(t('receipt.received'), each.receivedFen ?? 0)}${sum(t('receipt.change'), each.changeFen)}
          `
        : nothing
    }
  `;
}

const STATES: Record<Known, { tone: string; icon: IconName; text: TextKey }> = {
  TROUBLED: { tone: 'bad', icon: 'warning', text: 'receipt.troubled' },
  NOT_YET: { tone: 'waiting', icon: 'cloudOff', text: 'receipt.notYet' },
  PARKED: { tone: 'waiting', icon: 'clock', text: 'receipt.parked' },
  RECORDED: { tone: 'good', icon: 'check', text: 'receipt.known' },
};

/** What the server knows of it: in words, with an icon. */
function state(known: Known): TemplateResult {
  const { tone, icon: name, text } = STATES[known];
  return html`
    <p class="state ${tone}" id="receipt-state">${icon(name)} ${t(text)}</p>
  `;
}
