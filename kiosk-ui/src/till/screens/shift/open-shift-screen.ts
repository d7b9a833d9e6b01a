import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import { fenOf } from '../../parts/format';
import '../../parts/number-pad';
import { keyHint, Screen } from '../../parts/screen';
import { openTheShift } from '../../use-cases';
import { t } from '../../texts/texts';

/** A shift begins with the cash that is in the drawer. */
@customElement('jx-open-shift')
export class OpenShiftScreen extends Screen {
  @state() private float = '0';

  #open = async (): Promise<void> => {
    const floatFen = fenOf(this.float || '0');
    if (floatFen === null) return;
    await this.attempt(() => this.till.perform((counter) => openTheShift(counter, floatFen)));
  };

  protected override render(): TemplateResult {
    return html`
      <section class="sheet narrow">
        <h1>${t('shift.openTitle')}</h1>
        <jx-number-pad
          kind="YUAN"
          field="float"
          .label=${t('shift.float')}
          .value=${this.float}
          @number-changed=${(event: CustomEvent<string>) => (this.float = event.detail)}
          @number-entered=${this.#open}
        ></jx-number-pad>
        <div class="buttons">
          <vaadin-button id="open-shift" theme="primary" @click=${this.#open}>
            ${t('shift.open')} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </section>
    `;
  }
}
