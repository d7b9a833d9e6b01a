import type { Database, Entry } from '../store/database';
import { unsentAfter } from '../store/entries';
import { packed, uploadLines } from '../wire/upload';

/**
 * What a till has not handed in, as it leaves the device by another road than its own network: the very lines of its upload
 * (README §11). Whoever brings them, and however often, each entry counts once.
 */
export interface Bundle {
  entries: Entry[];
  bytes: Blob;
  zipped: boolean;
}

/** What the server takes in one file. */
export const FILE_ENTRIES = 20_000;

/** null if everything was handed in; the oldest first, if there is more than fits. */
export async function unsentBundle(db: Database, limit = FILE_ENTRIES): Promise<Bundle | null> {
  const entries = await unsentAfter(db, null, limit);
  if (entries.length === 0) return null;
  const { body, headers } = await packed(uploadLines(entries));
  return { entries, bytes: body, zipped: 'Content-Encoding' in headers };
}

/** jiuxiao-A-003-1-12-40.ndjson.gz: whose, and from which entry to which. */
export function fileOf({ entries, bytes, zipped }: Bundle, label: string): File {
  const numbers = `${entries[0]?.seq ?? 0}-${entries.at(-1)?.seq ?? 0}`;
  const name = `jiuxiao-${label}-${numbers}.ndjson`;
  return zipped
    ? new File([bytes], `${name}.gz`, { type: 'application/gzip' })
    : new File([bytes], name, { type: 'application/x-ndjson' });
}
