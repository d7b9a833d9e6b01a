/** A button of Vaadin's that is disabled swallows every key while it has the focus: it loses it, so that keys reach the screen. */
export function freeKeys(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches('vaadin-button[disabled]')) activeElement.blur();
}
