import { html, nothing, type TemplateResult } from 'lit';
import { isAcknowledged } from '../store/entries';
import type { Entry } from '../store/database';
import type { SaleStanding } from '../rules/refunds';
import { readBody, type Body, type Refund, type SaleLine, type Tender } from '../wire/bodies';
import { fromBase64url, toBase64url } from '../wire/bytes';
import { t } from '../texts/texts';
import { till } from '../till';
import { dateTimeSeconds, money, quantity, yuan } from './format';
import { icon } from './icons';
import { qrCode } from './qr';

/** The first 16 bytes of the sale's hash: nobody guesses another customer's receipt. */
export function receiptId(entry: Entry): string {
  return toBase64url(fromBase64url(entry.seal.hash).slice(0, 16));
}

export function saleReceipt({ entry, sale, refundedFen, voided }: SaleStanding): TemplateResult {
  return html`
    <article class="receipt" aria-label=${t('receipt.open')}>
      ${heading(sale.receipt, sale)}
      ${
        voided
          ? html`
              <p class="stamp">${t('receipt.voided')}</p>
            `
          : nothing
      }
      <ul class="receipt-lines">
        ${sale.lines.map((line) => saleLine(line, entry.eligibleLines?.includes(line.line) ?? false))}
      </ul>
      <dl class="sums">
        ${sale.roundingFen > 0 ? sum(t('tender.rounding'), -sale.roundingFen) : nothing}
        <div class="grand">
          <dt>${t('common.total')}</dt>
          <dd id="receipt-total">${money(sale.totalFen)}</dd>
        </div>
        ${sum(t('common.eligible'), eligibleNet(entry, sale.lines), 'receipt-eligible')} ${sale.tenders.map(tender)}
        ${refundedFen > 0 ? sum(t('receipt.refunded', { amount: '' }).trim(), -refundedFen) : nothing}
      </dl>
      ${
        sale.participant
          ? html`
              <p class="quiet">${icon('person')} ${t('receipt.visitor')}</p>
            `
          : nothing
      }
      ${proof(entry)}
    </article>
  `;
}

export function refundReceipt(entry: Entry, original: SaleStanding | null): TemplateResult {
  const refund = readBody(entry.body) as Body<Refund>;
  const names = new Map(original?.sale.lines.map((line) => [line.line, line.name]));
  return html`
    <article class="receipt" aria-label=${t('receipts.refund')}>
      ${heading(refund.receipt, refund)}
      <p class="stamp">${t('receipts.refund')}</p>
      <p class="quiet">${t('receipt.refundOf', { receipt: original?.sale.receipt ?? refund.original.seq })}</p>
      <ul class="receipt-lines">
        ${refund.lines.map(
          (line) => html`
            <li>
              <span class="name">
                ${names.get(line.line) ?? line.line}
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
          <dd>${money(-refund.totalFen)}</dd>
        </div>
        ${refund.tenders.map((each) => sum(t(`method.${each.method}`), -each.amountFen))}
      </dl>
      <p class="quiet">${t('receipt.reason')}: ${refund.reason}</p>
      ${state(entry)}
    </article>
  `;
}

function heading(receipt: string, body: Body): TemplateResult {
  const setup = till.setup?.setup;
  const cashier = till.setup?.cashiers.find((each) => each.id === body.cashier)?.name ?? String(body.cashier);
  return html`
    <header>
      <h2>${setup?.outlet.name ?? ''}</h2>
      <p>${setup?.outlet.place ?? ''}</p>
      <dl class="facts">
        <div>
          <dt>${t('receipt.number')}</dt>
          <dd class="code" id="receipt-number">${receipt}</dd>
        </div>
        <div>
          <dt>${t('receipt.time')}</dt>
          <dd>${dateTimeSeconds(body.device)}</dd>
        </div>
        <div>
          <dt>${t('receipt.cashier')}</dt>
          <dd>${cashier}</dd>
        </div>
      </dl>
    </header>
  `;
}

function saleLine(line: SaleLine, eligible: boolean): TemplateResult {
  const unit = line.unit === 'KILOGRAM' ? ` ${t('line.kg')}` : '';
  return html`
    <li>
      <span class="name">
        ${line.name}
        ${
          eligible
            ? html`
                <span class="mark">${t('common.eligibleMark')}</span>
              `
            : nothing
        }
        <small>${yuan(line.priceFen)} × ${quantity(line.quantityMilli)}${unit}</small>
      </span>
      <span class="amount">${yuan(line.netFen)}</span>
    </li>
  `;
}

function eligibleNet(entry: Entry, lines: SaleLine[]): number {
  return lines
    .filter((line) => entry.eligibleLines?.includes(line.line))
    .reduce((total, line) => total + line.netFen, 0);
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
        ${t(`method.${each.method}`)}
        ${
          unverified
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

function proof(entry: Entry): TemplateResult {
  const base = till.setup?.setup.publicBase;
  return html`
    <footer>
      ${base === undefined ? nothing : qrCode(`${base}/r/${receiptId(entry)}`, t('receipt.qr'))} ${state(entry)}
    </footer>
  `;
}

/** What the server knows of it: in words, with an icon. */
export function state(entry: Entry): TemplateResult {
  if (entry.troubled)
    return html`
      <p class="state bad" id="receipt-state">${icon('warning')} ${t('receipt.troubled')}</p>
    `;
  if (!isAcknowledged(entry)) {
    return html`
      <p class="state waiting" id="receipt-state">${icon('cloudOff')} ${t('receipt.notYet')}</p>
    `;
  }
  const parked = entry.outcome === 'PARKED' || entry.outcome === 'FORKED';
  return html`
    <p class="state ${parked ? 'waiting' : 'good'}" id="receipt-state">
      ${icon(parked ? 'clock' : 'check')} ${t(parked ? 'receipt.parked' : 'receipt.known')}
    </p>
  `;
}
