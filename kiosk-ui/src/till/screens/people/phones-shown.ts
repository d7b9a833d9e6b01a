/** The last digits of numbers typed since this page was opened: in memory alone, for the cashier to see whom they typed. */
const endings = new Map<string, string>();

export function rememberPhone(digest: string, phone: string): void {
  endings.set(digest, phone.slice(-4));
}

/** Empty once the page was loaded again. */
export function phoneEnding(digest: string): string {
  return endings.get(digest) ?? '';
}
