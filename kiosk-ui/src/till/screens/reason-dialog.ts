import { html, render } from 'lit';
import '@vaadin/button';
import '@vaadin/dialog';
import { t } from '../texts/texts';

/** Asks for a reason before something that cannot be undone; null if the cashier thought better of it. */
export function reasonDialog(question: {
  title: string;
  text: string;
  reasons: string[];
  confirm: string;
}): Promise<string | null> {
  return new Promise((resolve) => {
    const dialog = document.createElement('vaadin-dialog');
    let chosen = question.reasons[0] ?? '';
    let answer: string | null = null;
    dialog.headerTitle = question.title;
    dialog.renderer = (root) =>
      render(
        html`
          <div class="dialog-body">
            <p>${question.text}</p>
            <div class="chips wrap" role="group">
              ${question.reasons.map(
                (reason) => html`
                  <button
                    type="button"
                    class="chip"
                    aria-pressed=${chosen === reason}
                    @click=${() => {
                      chosen = reason;
                      dialog.requestContentUpdate();
                    }}
                  >
                    ${reason}
                  </button>
                `,
              )}
            </div>
            <div class="buttons">
              <vaadin-button id="ask-cancel" @click=${() => (dialog.opened = false)}>
                ${t('common.cancel')}
              </vaadin-button>
              <vaadin-button
                id="ask-confirm"
                theme="primary danger"
                @click=${() => {
                  answer = chosen;
                  dialog.opened = false;
                }}
              >
                ${question.confirm}
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
