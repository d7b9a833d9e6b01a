import { html, type TemplateResult } from 'lit';
import '@vaadin/button';
import '@vaadin/text-field';
import { openDialog } from '../../parts/dialog';
import { money } from '../../parts/format';
import { keyHint } from '../../parts/screen';
import { readState, writeState } from '../../store/database';
import { t, type TextKey } from '../../texts/texts';
import { till } from '../../till';
import type { Account } from '../../wire/bodies';

const KEPT_UNITS = 12;

/** Asks which unit owes an amount and who signs for it (单位挂账); offers the units of late. Null if it is not put on account. */
export async function accountDialog(amountFen: number): Promise<Account | null> {
  const units = (await readState(till.db, 'accountUnits')) ?? [];
  const account: Account = { unit: '', person: '', note: '' };
  const chosen = await openDialog<Account>(t('account.title', { amount: money(amountFen) }), ({ close, redraw }) => {
    const unit = account.unit.trim();
    const done = (): void => {
      if (unit !== '') close({ unit, person: account.person.trim(), note: account.note.trim() });
    };
    const field = (name: keyof Account, label: TextKey): TemplateResult => html`
      <vaadin-text-field
        id="account-${name}"
        label=${t(label)}
        maxlength="60"
        ?required=${name === 'unit'}
        ?autofocus=${name === 'unit'}
        .value=${account[name]}
        @value-changed=${(event: CustomEvent<{ value: string }>) => {
          if (account[name] === event.detail.value) return;
          account[name] = event.detail.value;
          redraw();
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.code === 'Enter' && !event.isComposing) done();
        }}
      ></vaadin-text-field>
    `;
    return html`
      <div class="dialog-body">
        <div class="chips wrap" role="group" aria-label=${t('account.unit')}>
          ${units.map(
            (each) => html`
              <button
                type="button"
                class="chip"
                aria-pressed=${unit === each}
                @click=${() => {
                  account.unit = each;
                  redraw();
                }}
              >
                ${each}
              </button>
            `,
          )}
        </div>
        ${field('unit', 'account.unit')} ${field('person', 'account.person')} ${field('note', 'account.note')}
        <div class="buttons">
          <vaadin-button @click=${() => close(null)}>${t('common.cancel')}</vaadin-button>
          <vaadin-button id="put-on-account" theme="primary" ?disabled=${unit === ''} @click=${done}>
            ${t('account.save')} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `;
  });
  if (chosen) {
    const kept = [chosen.unit, ...units.filter((each) => each !== chosen.unit)].slice(0, KEPT_UNITS);
    await till.room.making(() => writeState(till.db, 'accountUnits', kept));
  }
  return chosen;
}
