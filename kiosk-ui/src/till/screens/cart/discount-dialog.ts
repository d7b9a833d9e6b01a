import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/button';
import '@vaadin/text-field';
import { openDialog } from '../../parts/dialog';
import { fenOf, money, typedYuan } from '../../parts/format';
import '../../parts/number-pad';
import { keyHint } from '../../parts/screen';
import { discountFen, type Discount } from '../../rules/discount';
import { t, type TextKey } from '../../texts/texts';

/** What a discount may be given on. */
export interface Discountable {
  title: string;
  /** without any discount */
  fullFen: number;
  /** what is off now */
  discount: Discount | undefined;
  /** of a line: the list's price, for which another may be charged; and the greatest price */
  price?: { listFen: number; nowFen: number | null; limitFen: number };
}

export type Given = { discount: Discount } | { priceFen: number; reason: string } | 'NOTHING';

type Way = 'SHARE' | 'SUM' | 'PRICE';

const SHARES_PERCENT = [5, 10, 20, 30, 50];
const REASONS: TextKey[] = ['grant.clearance', 'grant.damaged', 'grant.regular', 'grant.campaign'];

/** Asks for a share or a sum off, or another price, with its reason. Null if nothing is to change. */
export function discountDialog(what: Discountable): Promise<Given | null> {
  const { price, discount } = what;
  const priced = typeof price?.nowFen === 'number';
  let way: Way = priced ? 'PRICE' : discount && 'fen' in discount ? 'SUM' : 'SHARE';
  let text = priced ? typedYuan(price.nowFen ?? 0) : shownNow(discount);
  let reason = discount?.reason ?? t('grant.clearance');
  let ownWords = REASONS.every((key) => t(key) !== reason);
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
        <div class="chips" role="group" aria-label=${t('grant.reason')}>
          ${REASONS.map((key) =>
            chip(t(key), !ownWords && reason === t(key), () => {
              [reason, ownWords] = [t(key), false];
              redraw();
            }),
          )}
          ${chip(t('grant.other'), ownWords, () => {
            [reason, ownWords] = ['', true];
            redraw();
          })}
        </div>
        ${ownWords ? reasonField(reason, (words) => ((reason = words), redraw())) : nothing}
        <p class="dialog-amount">${given && wrong === '' ? becomes(what, given) : ' '}</p>
        <div class="buttons">
          ${
            discount || priced
              ? html`
                  <vaadin-button id="no-discount" theme="danger" @click=${() => close('NOTHING')}>
                    ${t('grant.none')}
                  </vaadin-button>
                `
              : html`
                  <vaadin-button @click=${() => close(null)}>${t('common.cancel')}</vaadin-button>
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

function shownNow(discount: Discount | undefined): string {
  if (!discount) return '';
  return 'fen' in discount ? typedYuan(discount.fen) : String(discount.permille / 10);
}

function givenBy(way: Way, text: string, reason: string): Exclude<Given, 'NOTHING'> | null {
  const why = reason.trim();
  const fen = fenOf(text);
  if (fen === null || fen === 0) return null;
  switch (way) {
    case 'SHARE':
      return { discount: { permille: Number(text) * 10, reason: why } };
    case 'SUM':
      return { discount: { fen, reason: why } };
    case 'PRICE':
      return { priceFen: fen, reason: why };
  }
}

function problemOf(what: Discountable, given: Given | null, way: Way, text: string): string {
  if (given === null || given === 'NOTHING') return '';
  if ('priceFen' in given) {
    const limitFen = what.price?.limitFen ?? 0;
    return given.priceFen > limitFen ? t('open.limit', { limit: money(limitFen) }) : '';
  }
  if (way === 'SHARE' && Number(text) > 100) return t('grant.tooMuch', { amount: '100 %' });
  if (way === 'SUM' && (fenOf(text) ?? 0) > what.fullFen) return t('grant.tooMuch', { amount: money(what.fullFen) });
  return given.discount.reason === '' ? t('grant.needsReason') : '';
}

function becomes(what: Discountable, given: Exclude<Given, 'NOTHING'>): string {
  if ('priceFen' in given) return `${money(what.price?.listFen ?? 0)} → ${money(given.priceFen)}`;
  const offFen = discountFen(given.discount, what.fullFen);
  return `${money(what.fullFen)} − ${money(offFen)} = ${money(what.fullFen - offFen)}`;
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

function shares(text: string, choose: (share: string) => void): TemplateResult {
  return html`
    <div class="chips" role="group" id="shares">
      ${SHARES_PERCENT.map((share) => chip(`−${share}%`, text === String(share), () => choose(String(share)), false))}
    </div>
  `;
}

/** What can be typed as well needs no key. */
function chip(text: string, pressed: boolean, choose: () => void, hasKey = true): TemplateResult {
  return html`
    <button type="button" class="chip" ?data-choice=${hasKey} aria-pressed=${pressed} @click=${choose}>${text}</button>
  `;
}

function reasonField(reason: string, say: (words: string) => void): TemplateResult {
  return html`
    <vaadin-text-field
      id="discount-reason"
      accessible-name=${t('grant.reason')}
      placeholder=${t('grant.reason')}
      maxlength="60"
      .value=${reason}
      @value-changed=${(event: CustomEvent<{ value: string }>) =>
        event.detail.value === reason ? undefined : say(event.detail.value)}
    ></vaadin-text-field>
  `;
}
