/** Arrows go through a list by the focus itself: Enter then does what a tap does. Stays within the list. */
export function moveFocus(all: Iterable<HTMLElement>, by: number): void {
  const elements = [...all];
  const at = elements.findIndex((element) => element === document.activeElement);
  const next = at < 0 ? 0 : Math.max(0, Math.min(elements.length - 1, at + by));
  elements[next]?.focus();
}
