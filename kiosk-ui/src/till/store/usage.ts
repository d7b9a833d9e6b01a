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

/** The codes of the products sold here, at a device time: what sold often and of late first. */
export async function mostSold(db: Database, at: number, limit: number): Promise<string[]> {
  const sold = await db.getAll('usage');
  return sold
    .sort((a, b) => weight(b, at) - weight(a, at))
    .slice(0, limit)
    .map(({ code }) => code);
}
