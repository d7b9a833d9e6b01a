import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/button';
import '@vaadin/text-field';
import { openDialog } from '../../parts/dialog';
import { money } from '../../parts/format';
import { icon } from '../../parts/icons';
import { keyHint } from '../../parts/screen';
import { OwingUnits } from '../../rules/owing';
import { isEnter } from '../../scan/enter';
import { readState, writeState } from '../../store/database';
import { t, type TextKey } from '../../texts/texts';
import { till } from '../../till';
import type { Account } from '../../wire/bodies';

const KEPT_UNITS = 12;
const OFFERED_UNITS = 6;

/** Asks which unit owes an amount and who signs for it; offers units while one types. Null if it is not put on account. */
export async function accountDialog(amountFen: number): Promise<Account | null> {
  const recent = (await readState(till.db, 'accountUnits')) ?? [];
  const units = new OwingUnits(till.setup?.setup.units ?? [], recent);
  const account: Account = { unit: '', person: '', note: '' };
  const chosen = await openDialog<Account>(t('account.title', { amount: money(amountFen) }), ({ close, redraw }) => {
    const unit = units.named(account.unit);
    const isNew = units.isNew(unit);
    const offered = isNew || unit === '' ? units.offered(unit, OFFERED_UNITS) : [unit];
    const [first] = isNew ? offered : [];
    const done = (): void => {
      if (unit !== '') close({ unit, person: account.person.trim(), note: account.note.trim() });
    };
    const take = (name: string): void => {
      account.unit = name;
      redraw();
    };
    const field = (name: keyof Account, label: TextKey, entered: () => void): TemplateResult => html`
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
          if (isEnter(event) && !event.repeat) entered();
        }}
      ></vaadin-text-field>
    `;
    return html`
      <div class="dialog-body">
        ${field('unit', 'account.unit', () => (first === undefined ? done() : take(first)))}
        <div class="chips wrap" role="group" aria-label=${t('account.offered')}>
          ${offered.map(
            (name) => html`
              <button type="button" class="chip" data-choice aria-pressed=${unit === name} @click=${() => take(name)}>
                ${name} ${name === first ? keyHint('Enter') : nothing}
              </button>
            `,
          )}
        </div>
        <p id="account-new" class="notice-line" role="status" ?hidden=${!isNew}>
          ${
            isNew
              ? html`
                  ${icon('warning')} ${t('account.new', { name: unit })}
                `
              : nothing
          }
        </p>
        ${field('person', 'account.person', done)} ${field('note', 'account.note', done)}
        <div class="buttons">
          <vaadin-button @click=${() => close(null)}>${t('common.cancel')} ${keyHint('Esc')}</vaadin-button>
          <vaadin-button id="put-on-account" theme="primary" ?disabled=${unit === ''} @click=${done}>
            ${t(isNew ? 'account.saveNew' : 'account.save')} ${first === undefined ? keyHint('Enter') : nothing}
          </vaadin-button>
        </div>
      </div>
    `;
  });
  if (chosen) {
    const kept = [chosen.unit, ...recent.filter((each) => units.named(each) !== chosen.unit)].slice(0, KEPT_UNITS);
    await till.room.making(() => writeState(till.db, 'accountUnits', kept));
  }
  return chosen;
}
