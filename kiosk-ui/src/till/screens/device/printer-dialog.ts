import { html, type TemplateResult } from 'lit';
import '@vaadin/button';
import type { ChosenPrinter } from '../../paper/printer';
import { DEVICES } from '../../paper/printing';
import { openDialog } from '../../parts/dialog';
import { listOf } from '../../parts/format';
import { icon } from '../../parts/icons';
import { keyHint } from '../../parts/screen';
import { t } from '../../texts/texts';
import { till } from '../../till';

type DeviceKind = keyof typeof DEVICES;
type Answer = DeviceKind | ChosenPrinter;

const KINDS = Object.keys(DEVICES) as DeviceKind[];

/** Lets somebody choose what papers come out of; null if they thought better of it. */
export async function printerDialog(): Promise<ChosenPrinter | null> {
  const here = KINDS.filter((kind) => DEVICES[kind].isSupported());
  const notHere = KINDS.filter((kind) => !here.includes(kind)).map((kind) => t(`printer.${kind}`));
  const network = till.setup?.setup.printers ?? [];
  const answer = await openDialog<Answer>(
    t('printer.choose'),
    ({ close }) => html`
      <div class="dialog-body">
        <ol class="rows">
          ${here.map((kind) => way(`printer-${kind}`, t(`printer.${kind}`), t(`printer.${kind}Hint`), () => close(kind)))}
          ${network.map(({ id, name }) =>
            way(`printer-NETWORK-${id}`, name, `${t('printer.NETWORK')} · ${t('printer.NETWORKHint')}`, () =>
              close({ kind: 'NETWORK', id, name }),
            ),
          )}
          ${way('printer-BROWSER', t('printer.BROWSER'), t('printer.BROWSERHint'), () => close({ kind: 'BROWSER' }))}
        </ol>
        ${notHere.length > 0 ? quiet(t('printer.unsupported', { kinds: listOf(notHere) })) : ''}
        ${quiet(t('printer.chooseHint'))}
        <div class="buttons">
          <vaadin-button @click=${() => close(null)}>${t('common.cancel')} ${keyHint('Esc')}</vaadin-button>
        </div>
      </div>
    `,
  );
  // The browser's own dialog needs the click that closed this one; browsers remember it for some seconds.
  return typeof answer === 'string' ? DEVICES[answer].choose() : answer;
}

function way(id: string, name: string, hint: string, choose: () => void): TemplateResult {
  return html`
    <li>
      <button type="button" class="row way" id=${id} data-choice @click=${choose}>
        ${icon('printer')}
        <span class="row-main">
          <span>${name}</span>
          <small>${hint}</small>
        </span>
      </button>
    </li>
  `;
}

function quiet(words: string): TemplateResult {
  return html`
    <p class="quiet">${words}</p>
  `;
}
