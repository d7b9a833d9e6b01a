import { syncUnderLock } from './locked';
import type { RoundResult, Surroundings } from './round';

type Page = Omit<Surroundings, 'head' | 'storagePersisted' | 'keepsCatalogue' | 'pinyinOf'>;

/** A round of the page, which keeps the catalogue too; the worker only hands in. */
export function pageRound(page: Page): Promise<RoundResult> {
  return syncUnderLock({
    ...page,
    keepsCatalogue: true,
    // The dictionary is large: loaded only if there is a name to spell.
    pinyinOf: async (names) => (names.length === 0 ? () => '' : (await import('../search/pinyin')).pinyinOf),
  });
}
