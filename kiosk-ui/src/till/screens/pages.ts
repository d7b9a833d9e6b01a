import { html, type TemplateResult } from 'lit';
import type { Route } from '../route';
import type { Till } from '../till';
import './device/device-screen';
import './pay/done-screen';
import './pay/pay-screen';
import './receipts/other-receipt-screen';
import './receipts/receipt-screen';
import './receipts/receipts-screen';
import './receipts/refund-screen';
import './sell/sell-screen';
import './shift/open-shift-screen';
import './shift/shift-screen';

/** What each address shows to a cashier who is signed in. */
export function pageOf(route: Route, till: Till): TemplateResult {
  switch (route.page) {
    case 'receipts':
      return html`
        <jx-receipts></jx-receipts>
      `;
    case 'receipt':
      return html`
        <jx-receipt .seq=${route.seq}></jx-receipt>
      `;
    case 'refund':
      return html`
        <jx-refund .seq=${route.seq}></jx-refund>
      `;
    case 'elsewhere':
      return html`
        <jx-other-receipt .code=${route.code}></jx-other-receipt>
      `;
    case 'refundElsewhere':
      return html`
        <jx-refund .code=${route.code}></jx-refund>
      `;
    case 'closed':
      return html`
        <jx-shift .shift=${route.shift}></jx-shift>
      `;
    case 'shift':
      return till.openShift === null ? openShift() : openedShift();
    case 'device':
      return html`
        <jx-device></jx-device>
      `;
    default:
      return deskOf(till);
  }
}

/** What is on the desk decides, so that a reload or a crash comes back to it. */
function deskOf(till: Till): TemplateResult {
  if (till.desk.stage === 'DONE')
    return html`
      <jx-done></jx-done>
    `;
  if (till.openShift === null) return openShift();
  return till.desk.stage === 'PAYING'
    ? html`
        <jx-pay></jx-pay>
      `
    : html`
        <jx-sell></jx-sell>
      `;
}

function openShift(): TemplateResult {
  return html`
    <jx-open-shift></jx-open-shift>
  `;
}

function openedShift(): TemplateResult {
  return html`
    <jx-shift .shift=${0}></jx-shift>
  `;
}
