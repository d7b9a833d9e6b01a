import { isBetweenSales, type Desk } from './desk';
import { routeOf } from './route';

/** What a till is about, as far as loading its page anew would disturb it. */
export interface Resting {
  readonly phase: string;
  readonly desk: Desk;
  readonly records: boolean;
}

/**
 * Whether the page may be loaded anew: between two sales, with nothing half counted, half typed or half asked on another page or
 * in a dialog. A tab that does not write lets no update in either: the one that writes may be selling.
 */
export function isAtRest({ phase, desk, records }: Resting): boolean {
  if (phase === 'ENROLLING') return true;
  const sells = ['sell', 'done'].includes(routeOf(location.hash).page) && !dialogIsOpen();
  return phase === 'RUNNING' && sells && !records && isBetweenSales(desk);
}

export function dialogIsOpen(): boolean {
  return document.querySelector('vaadin-dialog[opened]') !== null;
}

/** A newer app asks for the database alone: whoever is selling lets it wait until the sale is over and this page loads anew. */
export function giveWay(till: Resting, close: () => void): void {
  if (till.phase !== 'OTHER_TAB' && !isAtRest(till)) return;
  close();
  location.reload();
}
