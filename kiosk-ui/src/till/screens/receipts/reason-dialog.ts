import { html } from 'lit';
import '@vaadin/button';
import { openDialog } from '../../parts/dialog';
import '../../parts/reason-choice';
import { keyHint } from '../../parts/screen';
import { t } from '../../texts/texts';

/** Asks for a reason before something that cannot be undone; null if the cashier thought better of it. */
export function reasonDialog(question: {
  title: string;
  text: string;
  reasons: string[];
  confirm: string;
}): Promise<string | null> {
  let chosen = question.reasons[0] ?? '';
  return openDialog<string>(
    question.title,
    ({ close, redraw }) => html`
      <div class="dialog-body">
        <p>${question.text}</p>
        <jx-reason
          .label=${t('reason.label')}
          .usual=${question.reasons}
          .reason=${chosen}
          @reason-changed=${(event: CustomEvent<string>) => ((chosen = event.detail), redraw())}
        ></jx-reason>
        <div class="buttons">
          <vaadin-button id="ask-cancel" @click=${() => close(null)}>
            ${t('common.cancel')} ${keyHint('Esc')}
          </vaadin-button>
          <vaadin-button
            id="ask-confirm"
            theme="primary danger"
            autofocus
            ?disabled=${chosen.trim() === ''}
            @click=${() => close(chosen.trim())}
          >
            ${question.confirm} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `,
  );
}
