/** A text, or two of which the number `{n}` in it chooses. */
export type Text = string | { one: string; other: string };

const ENGLISH = new Intl.PluralRules('en');

/** The words of a text, with `{name}` replaced. */
export function worded(text: Text, values: Record<string, string | number>): string {
  const plural = ENGLISH.select(Number(values['n'])) === 'one' ? 'one' : 'other';
  const words = typeof text === 'string' ? text : text[plural];
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
