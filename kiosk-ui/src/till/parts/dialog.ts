import { render, type TemplateResult } from 'lit';
import '@vaadin/dialog';
import { beep } from '../scan/feedback';
import { takeScans } from '../scan/scanner';
import { t } from '../texts/texts';
import { choicesByKey } from './choices';
import { freeKeys } from './free-keys';
import { tell } from './toast';

/** What a dialog's content may do: close with an answer, or be drawn again after a change. */
export interface Opened<T> {
  close: (answer: T | null) => void;
  redraw: () => void;
}

/** Opens a dialog; resolves with what it was closed with, null on Escape. A scan meanwhile adds nothing behind it. */
export function openDialog<T>(title: string, draw: (dialog: Opened<T>) => TemplateResult): Promise<T | null> {
  return new Promise((resolve) => {
    const dialog = document.createElement('vaadin-dialog');
    let answer: T | null = null;
    const opened: Opened<T> = {
      close: (given) => {
        answer = given;
        dialog.opened = false;
      },
      redraw: () => dialog.requestContentUpdate(),
    };
    dialog.headerTitle = title;
    dialog.noCloseOnOutsideClick = true;
    dialog.renderer = (root) => {
      render(draw(opened), root);
      freeKeys();
    };
    const noScans = takeScans(
      () => 'NOTHING',
      () => {
        beep(false);
        tell(t('scan.dialogFirst'), 'error');
      },
    );
    const noChoices = choicesByKey(dialog);
    dialog.addEventListener('closed', () => {
      noScans();
      noChoices();
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.opened = true;
    // Vaadin leaves a focus that is already inside; the browser minds `autofocus` only until somebody used the page.
    requestAnimationFrame(() => dialog.querySelector<HTMLElement>('[autofocus]')?.focus());
  });
}
