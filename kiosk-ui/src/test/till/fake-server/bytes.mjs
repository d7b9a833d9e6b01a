// Hashes, signatures and refusals, as the server makes them.
import { createHash, createPublicKey, verify } from 'node:crypto';

export const utf8 = (text) => Buffer.from(text, 'utf8');
export const b64 = (bytes) => Buffer.from(bytes).toString('base64url');
export const raw = (text) => Buffer.from(text, 'base64url');
export const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
export const signed = (spki, bytes, signature) =>
  verify(
    'sha256',
    bytes,
    { key: createPublicKey({ key: raw(spki), format: 'der', type: 'spki' }), dsaEncoding: 'ieee-p1363' },
    raw(signature),
  );

export class Problem extends Error {
  constructor(status, name, headers = {}) {
    super(name);
    Object.assign(this, { status, name, headers });
  }
}
