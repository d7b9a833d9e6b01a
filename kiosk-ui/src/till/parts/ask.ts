import { html } from 'lit';
import '@vaadin/button';
import { t } from '../texts/texts';
import { openDialog } from './dialog';
import { icon } from './icons';
import { keyHint } from './screen';

export interface Question {
  title: string;
  text: string;
  confirm: string;
  danger?: boolean;
}

/** Asks before what cannot be undone. Resolves false on Escape. */
export async function ask({ title, text, confirm, danger }: Question): Promise<boolean> {
  const answer = await openDialog<true>(
    title,
    ({ close }) => html`
      <div class="dialog-body">
        <p class="question">
          ${danger ? icon('warning') : ''}
          <span>${text}</span>
        </p>
        <div class="buttons">
          <vaadin-button id="ask-cancel" @click=${() => close(null)}>
            ${t('common.cancel')} ${keyHint('Esc')}
          </vaadin-button>
          <vaadin-button
            id="ask-confirm"
            theme="primary ${danger ? 'danger' : ''}"
            autofocus
            @click=${() => close(true)}
          >
            ${confirm} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `,
  );
  return answer === true;
}
