import { html, nothing, type TemplateResult } from 'lit';
import '@vaadin/button';
import { attachLate } from '../../late-phone';
import { openDialog } from '../../parts/dialog';
import { tellFailure } from '../../parts/failure';
import { icon } from '../../parts/icons';
import '../../parts/number-pad';
import { keyHint } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { t } from '../../texts/texts';
import { till } from '../../till';
import { recordHeadcount } from '../../use-cases';
import { rememberPhone } from './phones-shown';

type Asked = { phone: string } | { count: number };
type Way = 'PHONE' | 'COUNT';

const COUNTS = [1, 2, 3, 5, 10, 20];
const MOST_AT_ONCE = 10_000;

/** Who is buying, by phone number; or how many came by. */
export async function peopleDialog(first: Way = 'PHONE'): Promise<void> {
  const asked = await askForPeople(first);
  try {
    if (asked && 'phone' in asked) await attachPhone(asked.phone);
    else if (asked) await count(asked.count);
  } catch (failure) {
    tellFailure(failure);
  }
}

/** Encrypted before it is kept anywhere: on this device nobody reads it again. */
async function attachPhone(phone: string): Promise<void> {
  const personKey = till.setup?.setup.personKey;
  if (personKey === undefined) return;
  const attached = await attachLate(till, async () => {
    const { sealedPhone } = await import('../../wire/sealed-attachment');
    const sealed = await sealedPhone(personKey, phone);
    rememberPhone(sealed.digest, phone);
    return sealed;
  });
  if (!attached) tell(t('people.tooLate'), 'error');
}

async function count(people: number): Promise<void> {
  const entry = await till.perform((counter) => recordHeadcount(counter, people));
  if (entry) tell(t('people.counted', { n: people }), 'success');
}

function askForPeople(first: Way): Promise<Asked | null> {
  let way = first;
  let text = '';
  return openDialog<Asked>(t('people.title'), ({ close, redraw }) => {
    const asked = askedBy(way, text);
    const done = (): void => (asked ? close(asked) : undefined);
    const choose = (chosen: Way): void => {
      [way, text] = [chosen, ''];
      redraw();
    };
    return html`
      <div class="dialog-body">
        <div class="segments" role="group">${wayButton('PHONE', way, choose)} ${wayButton('COUNT', way, choose)}</div>
        ${way === 'COUNT' ? counts((people) => close({ count: people })) : nothing}
        <jx-number-pad
          kind=${way === 'PHONE' ? 'PHONE' : 'WHOLE'}
          field="people"
          .label=${t(`people.${way}.label`)}
          .value=${text}
          .error=${way === 'PHONE' && text.length === 11 && !asked ? t('people.noPhone') : ''}
          @number-changed=${(event: CustomEvent<string>) => ((text = event.detail), redraw())}
          @number-entered=${done}
        ></jx-number-pad>
        <p class="quiet">${icon(way === 'PHONE' ? 'lock' : 'person')} ${t(`people.${way}.note`)}</p>
        <div class="buttons">
          <vaadin-button @click=${() => close(null)}>${t('common.cancel')} ${keyHint('Esc')}</vaadin-button>
          <vaadin-button id="people-done" theme="primary" ?disabled=${!asked} @click=${done}>
            ${t(`people.${way}.done`)} ${keyHint('Enter')}
          </vaadin-button>
        </div>
      </div>
    `;
  });
}

function askedBy(way: Way, text: string): Asked | null {
  if (way === 'PHONE') return /^1[3-9]\d{9}$/.test(text) ? { phone: text } : null;
  const people = Number(text);
  return people >= 1 && people <= MOST_AT_ONCE ? { count: people } : null;
}

function wayButton(way: Way, chosen: Way, choose: (way: Way) => void): TemplateResult {
  return html`
    <button type="button" id="people-${way}" data-choice aria-pressed=${way === chosen} @click=${() => choose(way)}>
      ${t(`people.${way}`)}
    </button>
  `;
}

function counts(choose: (count: number) => void): TemplateResult {
  return html`
    <div class="chips" role="group" id="counts">
      ${COUNTS.map(
        (each) => html`
          <button type="button" class="chip" @click=${() => choose(each)}>+${each}</button>
        `,
      )}
    </div>
  `;
}
