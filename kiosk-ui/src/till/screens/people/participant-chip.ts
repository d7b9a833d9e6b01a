import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { badgeName } from '../../parts/format';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { withParticipant } from '../../rules/cart';
import { t } from '../../texts/texts';
import { recordVisit } from '../../use-cases';
import { phoneEnding } from './phones-shown';

/** The visitor who is buying, until it is paid. With nothing in the cart, the visit alone can be recorded. */
@customElement('jx-participant')
export class ParticipantChip extends Screen {
  protected override readonly showsCart = true;

  protected override shortcuts(): Shortcut[] {
    const { participant, lines } = this.till.cart;
    if (!participant) return [];
    return [
      ...(lines.length === 0 ? [{ code: 'KeyV', alt: true, label: t('people.visitOnly'), run: this.#visitOnly }] : []),
      { code: 'KeyR', alt: true, label: t('people.badgeRemove'), run: this.#remove },
    ];
  }

  #remove = async (): Promise<void> => {
    const { desk, cart } = this.till;
    const without = withParticipant(cart, null);
    await this.till.setDesk(desk.stage === 'PAYING' ? { ...desk, cart: without } : { stage: 'SELLING', cart: without });
  };

  #visitOnly = async (): Promise<void> => {
    const { cart } = this.till;
    if (!cart.participant) return;
    const recorded = await this.attempt(() => this.till.perform((counter) => recordVisit(counter, cart)));
    if (recorded) tell(t('people.visited'), 'success');
  };

  protected override render(): TemplateResult | typeof nothing {
    const { participant, lines } = this.till.cart;
    if (!participant) return nothing;
    return html`
      <p class="visitor" id="participant">
        ${icon('person')}
        <span>
          ${
            participant.kind === 'BADGE'
              ? t('people.badgeChip', { id: badgeName(participant.code) })
              : t('people.phoneChip', { ending: phoneEnding(participant.digest) })
          }
        </span>
        ${
          lines.length === 0
            ? html`
                <button
                  type="button"
                  class="chip"
                  id="visit-only"
                  ?disabled=${this.till.stopped !== null}
                  @click=${this.#visitOnly}
                >
                  ${t('people.visitOnly')} ${keyHint('Alt V')}
                </button>
              `
            : nothing
        }
        <button type="button" class="round small keyed" aria-label=${t('people.badgeRemove')} @click=${this.#remove}>
          ${icon('close')} ${keyHint('Alt R')}
        </button>
      </p>
    `;
  }
}
