import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/button';
import { openDialog } from '../../parts/dialog';
import { typedYuan } from '../../parts/format';
import '../../parts/number-pad';
import '../../parts/reason-choice';
import { keyHint } from '../../parts/screen';
import { t, type TextKey } from '../../texts/texts';
import { becomes, givenBy, problemOf, shownNow, type Discountable, type Given, type Way } from './wished-grant';

const SHARES_PERCENT = [5, 10, 20, 30, 50];
const REASONS: TextKey[] = ['grant.clearance', 'grant.damaged', 'grant.regular', 'grant.campaign'];

/** Asks for a share or a sum off, or another price, with its reason. Null if nothing is to change. */
export function discountDialog(what: Discountable): Promise<Given | null> {
  const { price, discount } = what;
  const priced = typeof price?.nowFen === 'number';
  let way: Way = priced ? 'PRICE' : discount && 'fen' in discount ? 'SUM' : 'SHARE';
  let text = priced ? typedYuan(price.nowFen ?? 0) : shownNow(discount);
  let reason = discount?.reason ?? t('grant.clearance');
  return openDialog<Given>(what.title, ({ close, redraw }) => {
    const given = givenBy(way, text, reason);
    const wrong = problemOf(what, given, way, text);
    const done = (): void => (given && wrong === '' ? close(given) : undefined);
    const choose = (chosen: Way): void => {
      [way, text] = [chosen, ''];
      redraw();
    };
    return html`
      <div class="dialog-body">
        ${ways(way, price !== undefined, choose)}
        ${way === 'SHARE' ? shares(text, (share) => ((text = share), redraw())) : nothing}
        <jx-number-pad
          kind=${way === 'SHARE' ? 'WHOLE' : 'YUAN'}
          field="discount"
          .label=${t(`grant.${way}.label`)}
          .value=${text}
          .error=${wrong}
          @number-changed=${(event: CustomEvent<string>) => ((text = event.detail), redraw())}
          @number-entered=${done}
        ></jx-number-pad>
        <jx-reason
          field="discount-reason"
          .label=${t('grant.reason')}
          .usual=${REASONS.map((key) => t(key))}
          .reason=${reason}
          @reason-changed=${(event: CustomEvent<string>) => ((reason = event.detail), redraw())}
          @reason-entered=${done}
        ></jx-reason>
        <p class="dialog-amount">${given && wrong === '' ? becomes(what, given) : ' '}</p>
        <div class="buttons">
          ${
            discount || priced
              ? html`
                  <vaadin-button id="no-discount" data-choice theme="danger" @click=${() => close('NOTHING')}>
                    ${t('grant.none')}
                  </vaadin-button>
                `
              : html`
                  <vaadin-button @click=${() => close(null)}>${t('common.cancel')} ${keyHint('Esc')}</vaadin-button>
                `
          }
          <vaadin-button id="give-discount" theme="primary" ?disabled=${!given || wrong !== ''} @click=${done}>
            ${t('line.save')} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `;
  });
}

function ways(way: Way, priced: boolean, choose: (way: Way) => void): TemplateResult {
  const all: Way[] = priced ? ['SHARE', 'SUM', 'PRICE'] : ['SHARE', 'SUM'];
  return html`
    <div class="segments" role="group">
      ${all.map(
        (each) => html`
          <button
            type="button"
            id="grant-${each}"
            data-choice
            aria-pressed=${each === way}
            @click=${() => choose(each)}
          >
            ${t(`grant.${each}`)}
          </button>
        `,
      )}
    </div>
  `;
}

/** What can be typed as well needs no key. */
function shares(text: string, choose: (share: string) => void): TemplateResult {
  return html`
    <div class="chips" role="group" id="shares">
      ${SHARES_PERCENT.map(
        (share) => html`
          <button
            type="button"
            class="chip"
            aria-pressed=${text === String(share)}
            @click=${() => choose(String(share))}
          >
            −${share}%
          </button>
        `,
      )}
    </div>
  `;
}
