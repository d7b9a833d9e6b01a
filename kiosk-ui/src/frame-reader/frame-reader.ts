import { FrameCollector, type Taken } from '../till/carry/fountain';
import { Camera } from '../till/scan/camera';
import type { Bytes } from '../till/wire/bytes';

/** What people read here, in the console's language; `{0}` is the percentage. */
export interface ReaderWords {
  hint: string;
  searching: string;
  progress: string;
  sending: string;
  noCamera: string;
  /** `{0}` is why */
  noDecoder: string;
  foreign: string;
  newer: string;
  broken: string;
  offline: string;
  again: string;
  flip: string;
  close: string;
}

const TROUBLE: Partial<Record<Extract<Taken, string>, keyof ReaderWords>> = {
  FOREIGN: 'foreign',
  NEWER: 'newer',
  BROKEN: 'broken',
};

/**
 * `<jx-frame-reader>`: reads a till's animated QR code (README §11) by the camera and hands the bundle in. Set the `words`
 * property. Fires `frames-taken` with the server's `terminals` as JSON, and `frames-closed`.
 */
class JxFrameReader extends HTMLElement {
  private shown: ReaderWords | undefined;
  private camera: Camera | null = null;
  private collector: FrameCollector | null = null;
  private bundle: Bytes | null = null;
  private readonly video = document.createElement('video');
  private readonly bar = document.createElement('progress');
  private readonly status = document.createElement('p');
  private readonly again = button(() => void this.send());
  private readonly flip = button(() => void this.camera?.flip().catch(() => this.noCamera()));
  private readonly close = button(() => this.dispatchEvent(new Event('frames-closed')));

  get words(): ReaderWords | undefined {
    return this.shown;
  }

  set words(words: ReaderWords | undefined) {
    this.shown = words;
    if (!words) return;
    this.video.setAttribute('aria-label', words.hint);
    this.bar.setAttribute('aria-label', words.searching);
    this.again.textContent = words.again;
    this.flip.textContent = words.flip;
    this.close.textContent = words.close;
    if (!this.status.textContent) this.say(words.searching);
  }

  connectedCallback(): void {
    this.build();
    // The server may have set the property before this script came.
    if (Object.hasOwn(this, 'words')) {
      const waiting = this.words;
      delete (this as Partial<JxFrameReader>).words;
      this.words = waiting;
    }
    this.collector = new FrameCollector();
    const broken = (reason: unknown): void =>
      this.say(this.shown?.noDecoder.replace('{0}', String(reason)) ?? '', true);
    this.camera = new Camera(this.video, (_, bytes) => void this.read(bytes).catch(broken), broken);
    this.camera.open().catch(() => this.noCamera());
    addEventListener('keydown', this.keys);
  }

  disconnectedCallback(): void {
    removeEventListener('keydown', this.keys);
    this.stop();
  }

  private build(): void {
    this.video.muted = true;
    this.video.playsInline = true;
    this.bar.max = 100;
    this.bar.value = 0;
    this.status.setAttribute('role', 'status');
    this.again.hidden = true;
    const buttons = document.createElement('div');
    buttons.append(this.again, this.flip, this.close);
    this.replaceChildren(this.video, this.bar, this.status, buttons);
  }

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) this.close.click();
  };

  private say(text: string, trouble = false): void {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle('jx-refusal', trouble);
  }

  private noCamera(): void {
    this.video.hidden = true;
    this.flip.hidden = true;
    if (this.shown) this.say(this.shown.noCamera, true);
  }

  private stop(): void {
    this.camera?.close();
    this.camera = null;
    this.collector?.close();
    this.collector = null;
  }

  private async read(code: Bytes): Promise<void> {
    const { collector, shown } = this;
    if (!collector || !shown) return;
    const taken = await collector.take(code);
    // Another frame may have made it whole meanwhile.
    if (collector !== this.collector) return;
    if (typeof taken === 'string') {
      const trouble = TROUBLE[taken];
      if (trouble) this.say(shown[trouble], true);
      return;
    }
    const percent = Math.floor(taken.share * 100);
    this.bar.value = percent;
    this.say(shown.progress.replace('{0}', String(percent)));
    if ('bundle' in taken) {
      this.bundle = taken.bundle;
      this.stop();
      this.video.hidden = true;
      this.flip.hidden = true;
      await this.send();
    }
  }

  private async send(): Promise<void> {
    const { bundle, shown } = this;
    if (!bundle || !shown) return;
    this.again.hidden = true;
    this.say(shown.sending);
    try {
      const answer = await fetch('/api/journal/carried', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-ndjson', 'Accept-Language': document.documentElement.lang },
        body: new Blob([bundle]),
      });
      const body = (await answer.json()) as { title?: string; terminals?: unknown };
      if (!answer.ok) return this.refused(body.title ?? String(answer.status));
      this.dispatchEvent(new CustomEvent('frames-taken', { detail: JSON.stringify(body.terminals) }));
    } catch {
      this.refused(shown.offline);
    }
  }

  /** What was read is kept: sending it once more is always safe. */
  private refused(reason: string): void {
    this.say(reason, true);
    this.again.hidden = false;
  }
}

/** The console's own button; its look comes with the page. */
function button(pressed: () => void): HTMLElement {
  const element = document.createElement('vaadin-button');
  element.addEventListener('click', pressed);
  return element;
}

if (!customElements.get('jx-frame-reader')) {
  customElements.define('jx-frame-reader', JxFrameReader);
}
