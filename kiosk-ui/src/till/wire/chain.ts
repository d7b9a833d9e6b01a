import { concat, sha256, utf8, type Bytes } from './bytes';

/** The hash chain of a terminal's journal (README §5). */

/** hash₀: what the first entry continues. */
export function genesisHash(terminal: string, publicKey: Bytes): Promise<Bytes> {
  return sha256(concat(utf8('jiuxiao-journal-1'), utf8(terminal), publicKey));
}

export function nextHash(previous: Bytes, body: string): Promise<Bytes> {
  return sha256(concat(previous, utf8(body)));
}

/** What the device signs when it commits an entry. */
export function signedBytes(hash: Bytes): Bytes {
  return concat(utf8('jiuxiao-entry-1'), hash);
}
