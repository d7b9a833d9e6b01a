import { html } from 'lit';
import { t } from '../texts/texts';
import { openDialog } from './dialog';
import { keysByLabel } from './key-names';
import { Screen } from './screen';

/** Shows the keys of the screen as it is now. */
export async function showKeys(): Promise<void> {
  const keys = keysByLabel(Screen.shortcutsNow());
  await openDialog<true>(
    t('keys.title'),
    ({ close }) => html`
      <div class="dialog-body">
        <dl class="sums keys" id="keys" tabindex="0">
          ${[...keys].map(
            ([label, names]) => html`
              <div>
                <dt>${label}</dt>
                <dd>
                  ${names.map(
                    (name) => html`
                      <kbd>${name}</kbd>
                    `,
                  )}
                </dd>
              </div>
            `,
          )}
        </dl>
        <div class="buttons">
          <vaadin-button id="close-keys" theme="primary" autofocus @click=${() => close(true)}>
            ${t('common.close')}
          </vaadin-button>
        </div>
      </div>
    `,
  );
}
