import { html, type TemplateResult } from 'lit';
import '@vaadin/button';
import { t } from '../texts/texts';
import { icon } from './icons';
import { keyHint, type Shortcut } from './screen';

/** Paper by the browser's own print: style/paper.css leaves only the receipt or report of the page. */

export function printShortcut(print: () => unknown): Shortcut {
  return { code: 'KeyP', alt: true, label: t('print.print'), run: print };
}

export function printButton(print: () => unknown): TemplateResult {
  return html`
    <vaadin-button id="print" @click=${print}>${icon('printer')} ${t('print.print')} ${keyHint('Alt P')}</vaadin-button>
  `;
}
