import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@vaadin/button';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { t } from '../../texts/texts';

/** Whether the goods on this device are shown with their pictures or with big characters. */
@customElement('jx-pictures')
export class PicturesPart extends Screen {
  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'KeyI', alt: true, label: t('pictures.switch'), run: () => this.#choose(!this.till.pictures.wanted) },
    ];
  }

  #choose = (pictures: boolean): Promise<void | undefined> => this.attempt(() => this.till.pictures.choose(pictures));

  protected override render(): TemplateResult {
    const { wanted } = this.till.pictures;
    const choice = (pictures: boolean): TemplateResult => html`
      <vaadin-button
        id=${pictures ? 'show-pictures' : 'show-characters'}
        aria-pressed=${wanted === pictures ? 'true' : 'false'}
        theme=${wanted === pictures ? 'primary' : ''}
        @click=${() => this.#choose(pictures)}
      >
        ${icon(pictures ? 'picture' : 'character')} ${t(pictures ? 'pictures.pictures' : 'pictures.characters')}
      </vaadin-button>
    `;
    return html`
      <div class="box" id="pictures">
        <h2>${t('pictures.title')}</h2>
        <p id="pictures-kept">${this.#kept()}</p>
        <div class="buttons" role="group" aria-label=${t('pictures.title')}>
          ${choice(true)} ${choice(false)} ${keyHint('Alt I')}
        </div>
      </div>
    `;
  }

  #kept(): string {
    const { wanted, scarce, shown } = this.till.pictures;
    if (!wanted) return t('pictures.off');
    return scarce ? t('pictures.scarce') : t('pictures.kept', { n: shown.size });
  }
}
