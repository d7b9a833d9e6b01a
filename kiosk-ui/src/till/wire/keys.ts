import { concat, sha256, toBase64url, utf8, type Bytes } from './bytes';

/** The device's key: ECDSA P-256, made here, never leaving (README §1). */

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

export async function newDeviceKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
}

/** SPKI, as public keys travel. */
export async function publicKeyBytes(key: CryptoKeyPair): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('spki', key.publicKey));
}

/** 64 bytes r‖s, base64url. */
export async function sign(key: CryptoKeyPair, bytes: Bytes): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign(SIGNATURE, key.privateKey, bytes)));
}

/** Shows that who enrols holds the key it sends (README §2). */
export async function enrolmentProof(key: CryptoKeyPair, normalisedCode: string): Promise<string> {
  const code = await sha256(utf8(normalisedCode));
  return sign(key, concat(utf8('jiuxiao-enrol-1'), code, await publicKeyBytes(key)));
}

/** Answers the server's nonce (README §3). */
export function tokenSignature(key: CryptoKeyPair, nonce: Bytes, terminal: string): Promise<string> {
  return sign(key, concat(utf8('jiuxiao-token-1'), nonce, utf8(terminal)));
}
