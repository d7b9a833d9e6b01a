import type { Database, Entry } from '../store/database';
import { unsentAfter } from '../store/entries';
import { fromBase64url, toBase64url } from '../wire/bytes';
import { nextHash } from '../wire/chain';
import { packed, uploadLines, type Seal } from '../wire/upload';

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

/** The oldest first, if there is more than fits, or those after a given one; null if there is none. */
export async function unsentBundle(
  db: Database,
  limit = FILE_ENTRIES,
  after: Entry | null = null,
): Promise<Bundle | null> {
  const entries = await unsentAfter(db, after, limit);
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

/** No export of a till, or not all of it. */
export class BadBundle extends Error {}

export interface BundledEntry {
  terminal: string;
  seq: number;
  body: string;
  seal: Seal;
}

/**
 * The entries of another till's export. Their hashes are checked, so that a damaged file is found here; whose they are only the
 * server can tell.
 *
 * @throws BadBundle
 */
export async function readBundle(file: Blob): Promise<BundledEntry[]> {
  const lines = (await textOf(file)).split('\n').filter((line) => line !== '');
  if (lines.length === 0 || lines.length % 2 !== 0 || lines.length > 2 * FILE_ENTRIES) throw new BadBundle();
  const entries: BundledEntry[] = [];
  for (let at = 0; at < lines.length; at += 2) entries.push(await entryOf(lines[at] ?? '', lines[at + 1] ?? ''));
  return entries;
}

async function textOf(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return file.text();
  try {
    return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch {
    throw new BadBundle();
  }
}

async function entryOf(body: string, sealLine: string): Promise<BundledEntry> {
  try {
    const { terminal, seq } = JSON.parse(body) as { terminal: unknown; seq: unknown };
    const seal = JSON.parse(sealLine) as Seal;
    const hash = toBase64url(await nextHash(fromBase64url(seal.previous), body));
    if (typeof terminal === 'string' && Number.isSafeInteger(seq) && hash === seal.hash)
      return { terminal, seq: seq as number, body, seal };
  } catch {
    // Not JSON, or no seal.
  }
  throw new BadBundle();
}
