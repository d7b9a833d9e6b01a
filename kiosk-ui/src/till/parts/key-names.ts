import type { Shortcut } from './screen';

const NAMES: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Backspace: '⌫',
  Delete: 'Del',
  Equal: '+',
  Escape: 'Esc',
  Minus: '−',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  NumpadAdd: '+',
  NumpadEnter: 'Enter',
  NumpadSubtract: '−',
};

/** As it stands on the key: `{ code: 'KeyL', alt: true }` → "Alt L" */
export function keyName({ code, alt }: Pick<Shortcut, 'code' | 'alt'>): string {
  const name = NAMES[code] ?? code.replace(/^(Key|Digit)/, '');
  return alt ? `Alt ${name}` : name;
}

/** What each key does, the keys of one thing together. */
export function keysByLabel(shortcuts: readonly Shortcut[]): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const shortcut of shortcuts) {
    const name = keyName(shortcut);
    const names = keys.get(shortcut.label) ?? [];
    if (!names.includes(name)) keys.set(shortcut.label, [...names, name]);
  }
  return keys;
}
