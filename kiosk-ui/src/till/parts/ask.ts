import { html, render } from 'lit';
import '@vaadin/dialog';
import { t } from '../texts/texts';
import { icon } from './icons';

export interface Question {
  title: string;
  text: string;
  confirm: string;
  danger?: boolean;
}

/** Asks before what cannot be undone. Resolves false on Escape. */
export function ask({ title, text, confirm, danger }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = document.createElement('vaadin-dialog');
    let answer = false;
    const close = (chosen: boolean): void => {
      answer = chosen;
      dialog.opened = false;
    };
    dialog.headerTitle = title;
    dialog.noCloseOnOutsideClick = true;
    dialog.renderer = (root) =>
      render(
        html`
          <div class="question">
            <p>
              ${danger ? icon('warning') : ''}
              <span>${text}</span>
            </p>
            <div class="buttons">
              <vaadin-button id="ask-cancel" @click=${() => close(false)}>${t('common.cancel')}</vaadin-button>
              <vaadin-button
                id="ask-confirm"
                theme="primary ${danger ? 'danger' : ''}"
                autofocus
                @click=${() => close(true)}
              >
                ${confirm}
              </vaadin-button>
            </div>
          </div>
        `,
        root,
      );
    dialog.addEventListener('opened-changed', () => {
      if (dialog.opened) return;
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.opened = true;
  });
}
