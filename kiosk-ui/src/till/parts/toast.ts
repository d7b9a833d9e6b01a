import { Notification } from '@vaadin/notification';

export type Tone = 'info' | 'success' | 'error';

let shown: Notification | undefined;

const SHOWN_MILLISECONDS = { info: 1800, success: 1800, error: 6000 };

/** Says something briefly, without stopping the cashier; one thing at a time. */
export function tell(text: string, tone: Tone = 'info'): void {
  shown?.close();
  shown = Notification.show(text, { duration: SHOWN_MILLISECONDS[tone], position: 'top-center', theme: tone });
}
