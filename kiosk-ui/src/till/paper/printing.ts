import { readState, writeState } from '../store/database';
import { till } from '../till';
import { bluetooth } from './bluetooth';
import type { PaperDocument } from './document';
import { sendByServer } from './network';
import { PrinterTrouble, UNSET_PRINTER, type ChosenPrinter, type PrinterSettings } from './printer';
import { serial } from './serial';
import { usb } from './usb';

/** Something to be put on paper. */
export interface PaperJob {
  /** made when it is printed, so that a later try says what is known by then */
  document: () => Promise<PaperDocument>;
  /** where the page shows the same, for the browser's own print */
  page: string;
  printed: () => Promise<void>;
}

/** Ways that a person chooses a device by. */
export const DEVICES = { USB: usb, SERIAL: serial, BLUETOOTH: bluetooth };

/** What did not come out. */
export interface Trouble {
  jobs: PaperJob[];
  /** of the last of them */
  failure: PrinterTrouble;
}

/** The device's printer. Whatever goes wrong with it, the till goes on selling. */
class Printing extends EventTarget {
  /** stands until it came out, or somebody let it be */
  trouble: Trouble | null = null;
  #last: Promise<unknown> = Promise.resolve();

  async settings(): Promise<PrinterSettings> {
    return (await readState(till.db, 'printer')) ?? UNSET_PRINTER;
  }

  async change(changed: Partial<PrinterSettings>): Promise<void> {
    const settings = { ...(await this.settings()), ...changed };
    await till.room.making(() => writeState(till.db, 'printer', settings));
    this.#changed();
  }

  /**
   * One paper after the other: two at once would mix their lines.
   *
   * @returns whether it came out; if not, the trouble is shown
   */
  print(job: PaperJob): Promise<boolean> {
    const done = this.#last.then(() => this.#print(job));
    this.#last = done;
    return done;
  }

  async #print(job: PaperJob): Promise<boolean> {
    try {
      const settings = await this.settings();
      if (settings.printer.kind === 'BROWSER') window.print();
      else await send(settings.printer, await bytesOf(await job.document(), settings));
      await this.#cameOut(job);
      return true;
    } catch (failure) {
      console.error(failure);
      const told = failure instanceof PrinterTrouble ? failure : new PrinterTrouble('REFUSED', String(failure));
      this.trouble = { jobs: [...this.#jobsBut(job), job], failure: told };
      this.#changed();
      return false;
    }
  }

  /** All that did not come out, in order, until one fails again. */
  async again(): Promise<void> {
    for (const job of this.trouble?.jobs ?? []) if (!(await this.print(job))) return;
  }

  /** By the browser, whatever is chosen; the page has to show it. */
  async byBrowser(job: PaperJob): Promise<void> {
    window.print();
    await this.#cameOut(job);
  }

  letBe(): void {
    this.trouble = null;
    this.#changed();
  }

  async #cameOut(job: PaperJob): Promise<void> {
    await job.printed();
    const jobs = this.#jobsBut(job);
    this.trouble = this.trouble && jobs.length > 0 ? { ...this.trouble, jobs } : null;
    this.#changed();
  }

  #jobsBut({ page }: PaperJob): PaperJob[] {
    return (this.trouble?.jobs ?? []).filter((job) => job.page !== page);
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

export const printing = new Printing();

/** The encoder is loaded when the first paper is printed. */
async function bytesOf(document: PaperDocument, { width }: PrinterSettings): Promise<Uint8Array<ArrayBuffer>> {
  const [{ paperBytes }, { drawRow }] = await Promise.all([import('./bytes'), import('./draw')]);
  return paperBytes(document, width, drawRow);
}

async function send(printer: ChosenPrinter, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { identity } = till;
  switch (printer.kind) {
    case 'USB':
      return supported(usb).send(printer, bytes);
    case 'SERIAL':
      return supported(serial).send(printer, bytes);
    case 'BLUETOOTH':
      return supported(bluetooth).send(printer, bytes);
    case 'NETWORK':
      if (!identity) throw new PrinterTrouble('UNKNOWN');
      return sendByServer((id, body) => till.api.print(identity, id, body), printer, bytes);
    case 'BROWSER':
  }
}

function supported<T extends { isSupported(): boolean }>(transport: T): T {
  if (!transport.isSupported()) throw new PrinterTrouble('FORGOTTEN');
  return transport;
}
