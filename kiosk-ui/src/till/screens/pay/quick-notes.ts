import { html, nothing, type TemplateResult } from 'lit';
import { yuan } from '../../parts/format';
import { quickNotesFen } from '../../rules/tender';
import { t } from '../../texts/texts';

/** The exact amount, and the sums of notes that a customer is likely to hand over. */
export function quickNotes(leftFen: number, take: (fen: number) => void): TemplateResult {
  return html`
    <div class="notes">
      ${quickNotesFen(leftFen).map(
        (fen, at) => html`
          <button type="button" class="note" id="note-${fen}" @click=${() => take(fen)}>
            ${
              at === 0
                ? html`
                    <small>${t('tender.exact')}</small>
                  `
                : nothing
            }
            ${yuan(fen).replace(/\.00$/, '')}
          </button>
        `,
      )}
    </div>
  `;
}
