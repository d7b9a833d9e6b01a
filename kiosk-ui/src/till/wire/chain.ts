import { concat, fromBase64url, sha256, toBase64url, utf8, type Bytes } from './bytes';

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

/** What a receipt's code names (README §8): the first 16 bytes of its entry's hash, so that nobody guesses another's. */
export function receiptIdOf(hash: string): string {
  return toBase64url(fromBase64url(hash).slice(0, 16));
}
