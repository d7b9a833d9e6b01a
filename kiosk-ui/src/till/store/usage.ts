import type { Database, Usage } from './database';

/** How often each product was sold on this device of late, so that the screen can show those first. */

const HALVED_EVERY_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

/** What a product's sales still weigh at a device time; a clock that was set back makes nothing heavier. */
export function weight({ count, last }: Usage, at: number): number {
  return count * 0.5 ** (Math.max(0, at - last) / HALVED_EVERY_MILLISECONDS);
}

interface UsageStore {
  get: (code: string) => Promise<Usage | undefined>;
  put: (usage: Usage) => Promise<unknown>;
}

/** One more receipt has this product; written in the sale's own transaction. */
export async function noteSold(store: UsageStore, code: string, at: number): Promise<void> {
  const before = await store.get(code);
  await store.put({ code, count: 1 + (before ? weight(before, at) : 0), last: at });
}

/** Every product that was ever sold here, in no order. */
export function usages(db: Database): Promise<Usage[]> {
  return db.getAll('usage');
}
