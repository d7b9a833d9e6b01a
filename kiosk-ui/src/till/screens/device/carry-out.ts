import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@vaadin/button';
import { fileOf, unsentBundle } from '../../carry/bundle';
import { icon } from '../../parts/icons';
import { keyHint, Screen, type Shortcut } from '../../parts/screen';
import { tell } from '../../parts/toast';
import { t } from '../../texts/texts';
import './carry-show';

const DOWNLOADED_AFTER_MILLISECONDS = 60_000;

/** The ways out for entries of a till that has no network. */
@customElement('jx-carry-out')
export class CarryOutPart extends Screen {
  @state() private busy = false;
  @state() private showing = false;

  protected override shortcuts(): Shortcut[] {
    return [
      { code: 'F4', label: t('carry.export', { n: this.till.unsent }), run: () => this.#export() },
      { code: 'F9', label: t('carry.show'), run: () => (this.showing = !this.showing && this.till.unsent > 0) },
    ];
  }

  #export = async (): Promise<void> => {
    if (this.busy || this.till.unsent === 0) return;
    this.busy = true;
    await this.attempt(async () => {
      const bundle = await unsentBundle(this.till.db);
      if (!bundle) return;
      const file = fileOf(bundle, this.till.identity?.label ?? '');
      if (await handOver(file)) tell(t('carry.exported', { n: bundle.entries.length, file: file.name }), 'success');
    });
    this.busy = false;
  };

  protected override render(): TemplateResult {
    const { unsent, setup } = this.till;
    return html`
      <div class="box" id="carry-out">
        <h2>${t('carry.title')}</h2>
        <p class="quiet">
          ${unsent === 0 ? t('carry.nothing') : t('carry.text', { address: `${setup?.setup.publicBase ?? ''}/carry` })}
        </p>
        ${
          this.showing
            ? html`
                <jx-carry-show @show-closed=${() => (this.showing = false)}></jx-carry-show>
              `
            : nothing
        }
        <div class="buttons">
          ${
            this.showing
              ? nothing
              : html`
                  <vaadin-button id="show-qr" ?disabled=${unsent === 0} @click=${() => (this.showing = true)}>
                    ${icon('qr')} ${t('carry.show')} ${keyHint('F9')}
                  </vaadin-button>
                `
          }
          <vaadin-button id="export" ?disabled=${this.busy || unsent === 0} @click=${this.#export}>
            ${icon('export')} ${t('carry.export', { n: unsent })} ${keyHint('F4')}
          </vaadin-button>
        </div>
      </div>
    `;
  }
}

/** A phone shares it with whatever app reaches somebody; elsewhere it is downloaded. False if the person thought better of it. */
async function handOver(file: File): Promise<boolean> {
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return true;
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === 'AbortError') return false;
      // Some browsers offer to share what they then refuse: a download always works.
    }
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOADED_AFTER_MILLISECONDS);
  return true;
}
