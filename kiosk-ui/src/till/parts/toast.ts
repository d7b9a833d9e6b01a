import { Notification } from '@vaadin/notification';

export type Tone = 'info' | 'success' | 'error';

const SHOWN_MILLISECONDS = { info: 1800, success: 1800, error: 6000 };

let toast: Notification | undefined;

/**
 * Says something briefly, without stopping the cashier; one thing at a time. Its words change in place: to close one and open
 * another takes a slow phone several milliseconds, and a cashier scans again meanwhile.
 */
export function tell(text: string, tone: Tone = 'info'): void {
  toast ??= closedToast();
  toast.renderer = (card) => (card.textContent = text);
  toast.setAttribute('theme', tone);
  // A dialog may have opened over it since.
  if (document.querySelector('vaadin-dialog[opened]')) toast.close();
  // Not the time that is left of what was said before.
  toast.duration = 0;
  toast.duration = SHOWN_MILLISECONDS[tone];
  toast.open();
}

function closedToast(): Notification {
  const closed = document.createElement('vaadin-notification');
  closed.position = 'top-center';
  document.body.append(closed);
  return closed;
}
