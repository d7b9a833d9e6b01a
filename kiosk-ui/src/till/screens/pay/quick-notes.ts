import { html, nothing, type TemplateResult } from 'lit';
import { money, yuan } from '../../parts/format';
import { keyHint, type Shortcut } from '../../parts/screen';
import { quickNotesFen } from '../../rules/tender';
import { t } from '../../texts/texts';

/** After those of the pages. */
const DIGITS = [5, 6, 7, 8, 9, 0];

export function noteShortcuts(leftFen: number, take: (fen: number) => void): Shortcut[] {
  const notes = quickNotesFen(leftFen).slice(0, DIGITS.length);
  return notes.map((fen, at) => ({
    code: `Digit${DIGITS[at]}`,
    alt: true,
    label: money(fen),
    run: () => take(fen),
  }));
}

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
            ${yuan(fen).replace(/\.00$/, '')} ${at < DIGITS.length ? keyHint(`Alt ${DIGITS[at]}`) : nothing}
          </button>
        `,
      )}
    </div>
  `;
}
