import { concat, fromBase64url, utf8, type Bytes } from './bytes';

/** HMAC-SHA256(PBKDF2-HMAC-SHA256(PIN, salt, iterations, 32 bytes), "jiuxiao-pin-1" ‖ terminal id) (README §4). */
export async function pinVerifier(pin: string, salt: string, iterations: number, terminal: string): Promise<Bytes> {
  const password = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64url(salt), iterations };
  const derived = await crypto.subtle.deriveBits(parameters, password, 256);
  const key = await crypto.subtle.importKey('raw', derived, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, concat(utf8('jiuxiao-pin-1'), utf8(terminal))));
}

/** Compares every byte, whatever the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}
