import { en } from './en';
import { worded, type Text } from './wording';
import { zh, type TextKey } from './zh';

export type { TextKey };
export type Language = 'zh' | 'en';

const KEPT = 'jiuxiao-language';
const TEXTS: Record<Language, Record<TextKey, Text>> = { zh, en };

let current: Language = localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh';

/** Told when the language changes. */
export const languageChanges = new EventTarget();

export function language(): Language {
  return current;
}

export function setLanguage(chosen: Language): void {
  current = chosen;
  localStorage.setItem(KEPT, chosen);
  applyLanguage();
  languageChanges.dispatchEvent(new Event('change'));
}

/** Tells browser and screen readers which language this is. */
export function applyLanguage(): void {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
  document.title = t('app.title');
}

/** A name from the server in the chosen language. */
export function named(name: string, nameEn: string): string {
  return current === 'en' && nameEn ? nameEn : name;
}

/** A text in the chosen language, with `{name}` replaced. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return worded(TEXTS[current][key], values);
}
