import { Notification } from '@vaadin/notification';

export type Tone = 'info' | 'success' | 'error';

const SHOWN_MILLISECONDS = { info: 2500, success: 2500, error: 6000 };

/** Says something briefly, without stopping the cashier. */
export function tell(text: string, tone: Tone = 'info'): void {
  const shown = Notification.show(text, { duration: SHOWN_MILLISECONDS[tone], position: 'top-center', theme: tone });
  shown.setAttribute('data-tone', tone);
}
