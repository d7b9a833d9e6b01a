import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/button';
import { openDialog } from '../../parts/dialog';
import { icon } from '../../parts/icons';
import '../../parts/number-pad';
import { keyHint } from '../../parts/screen';
import type { WrappedCashier } from '../../store/database';
import { t } from '../../texts/texts';
import { till } from '../../till';
import { provePin } from '../start/prove-pin';

/** A supervisor of the outlet agrees to what is said, by PIN, without the network. Resolves with who it was; null if nobody did. */
export function supervisorDialog(what: string): Promise<number | null> {
  const supervisors = till.setup?.cashiers.filter(({ supervisor }) => supervisor) ?? [];
  let chosen = supervisors[0];
  let pin = '';
  let error = '';
  let busy = false;
  return openDialog<number>(t('grant.supervisor'), ({ close, redraw }) => {
    const choose = (one: WrappedCashier): void => {
      [chosen, pin, error] = [one, '', ''];
      redraw();
    };
    const check = async (): Promise<void> => {
      if (!chosen || busy || pin.length < 4) return;
      busy = true;
      const proof = await provePin(till, chosen, pin);
      busy = false;
      if (proof.right) return close(chosen.id);
      [pin, error] = ['', proof.error];
      redraw();
    };
    if (!chosen) return nobody(() => close(null));
    return html`
      <div class="dialog-body">
        <p class="quiet" id="asked">${what}</p>
        ${supervisors.length > 1 ? choice(supervisors, chosen, choose) : nothing}
        <jx-number-pad
          kind="PIN"
          field="supervisor-pin"
          .label=${t('signIn.pin', { name: chosen.name })}
          .value=${pin}
          .error=${error}
          @number-changed=${(event: CustomEvent<string>) => ((pin = event.detail), redraw())}
          @number-entered=${check}
        ></jx-number-pad>
        <div class="buttons">
          <vaadin-button @click=${() => close(null)}>${t('common.cancel')} ${keyHint('Esc')}</vaadin-button>
          <vaadin-button id="approve" theme="primary" ?disabled=${pin.length < 4} @click=${check}>
            ${t('grant.approve')} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `;
  });
}

function choice(all: WrappedCashier[], chosen: WrappedCashier, choose: (one: WrappedCashier) => void): TemplateResult {
  return html`
    <div class="chips wrap" role="group">
      ${all.map(
        (one) => html`
          <button
            type="button"
            class="chip"
            data-choice
            aria-pressed=${one.id === chosen.id}
            @click=${() => choose(one)}
          >
            ${one.name}
          </button>
        `,
      )}
    </div>
  `;
}

function nobody(close: () => void): TemplateResult {
  return html`
    <div class="dialog-body">
      <p class="question">
        ${icon('warning')}
        <span>${t('grant.noSupervisor')}</span>
      </p>
      <div class="buttons"><vaadin-button autofocus @click=${close}>${t('common.close')}</vaadin-button></div>
    </div>
  `;
}
