import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { concat, fromBase64url, sha256, toBase64url, utf8 } from './bytes';

/**
 * Personal data beside an entry (README §5, Attachments): HPKE to the server's key, so that this device cannot read it again.
 * Loaded only when somebody gives a phone number.
 */

const POINT_LENGTH = 65;

export interface Sealed {
  /** base64url: encapsulated key ‖ ciphertext */
  attachment: string;
  /** base64url SHA-256 of those bytes: all that an entry says */
  digest: string;
}

export async function sealedPhone(personKey: string, phone: string): Promise<Sealed> {
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  // The point stands at the end of a P-256 SPKI.
  const point = fromBase64url(personKey).slice(-POINT_LENGTH);
  const recipientPublicKey = await suite.kem.importKey('raw', point.buffer);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: utf8('jiuxiao-participant-1') });
  const encrypted = await sender.seal(utf8(JSON.stringify({ phone })));
  const bytes = concat(new Uint8Array(sender.enc), new Uint8Array(encrypted));
  return { attachment: toBase64url(bytes), digest: toBase64url(await sha256(bytes)) };
}
