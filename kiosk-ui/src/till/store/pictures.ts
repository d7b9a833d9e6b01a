import { sha256, toBase64url, type Bytes } from '../wire/bytes';

/**
 * The products' pictures on the device, each under its hash, in a cache beside the app's own: whatever is kept here can be fetched
 * again, so it is the first thing to go when there is little room.
 */

export const PICTURES_CACHE = 'jiuxiao-pictures';
export const PICTURES_FOLDER = '/kiosk/pictures/';

/** Where the service worker shows a kept picture. */
export function pictureAddress(hash: string): string {
  return PICTURES_FOLDER + hash;
}

/** As much of CacheStorage as is needed. */
export type CacheShelf = Pick<CacheStorage, 'open' | 'delete'>;

export async function keptPictures(shelf: CacheShelf): Promise<Set<string>> {
  const requests = await (await shelf.open(PICTURES_CACHE)).keys();
  return new Set(requests.map(({ url }) => url.slice(url.lastIndexOf('/') + 1)));
}

/** @throws QuotaExceededError if there is no room */
export async function keepPicture(shelf: CacheShelf, hash: string, bytes: Bytes): Promise<void> {
  const headers = { 'Content-Type': 'image/jpeg', 'Cache-Control': 'public, max-age=31536000, immutable' };
  await (await shelf.open(PICTURES_CACHE)).put(pictureAddress(hash), new Response(bytes, { headers }));
}

export async function dropPicture(shelf: CacheShelf, hash: string): Promise<void> {
  await (await shelf.open(PICTURES_CACHE)).delete(pictureAddress(hash));
}

export async function dropPictures(shelf: CacheShelf): Promise<void> {
  await shelf.delete(PICTURES_CACHE);
}

const HASH_BYTES = 16;

/** Whether these are the bytes that the catalogue names (README §4), and not some proxy's page. */
export async function isPicture(hash: string, bytes: Bytes): Promise<boolean> {
  return toBase64url((await sha256(bytes)).slice(0, HASH_BYTES)) === hash;
}
