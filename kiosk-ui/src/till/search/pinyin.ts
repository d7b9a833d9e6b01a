import { pinyin } from 'pinyin-pro';

/**
 * What a name is found by: its pinyin written together, then its initials. Loaded only when a catalogue arrives, since the
 * dictionary is larger than the rest of the till.
 */
export function pinyinOf(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const full = syllables.join('').toLowerCase().replace(/\s+/g, '');
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/\s+/g, '');
  return `${full} ${initials}`;
}
