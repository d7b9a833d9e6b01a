import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { expect, it } from 'vitest';
import { emptyCart, withParticipant } from '../../till/rules/cart';
import { openTheShift, recordHeadcount, recordVisit } from '../../till/use-cases';
import { fromBase64url, sha256, toBase64url, utf8 } from '../../till/wire/bytes';
import { sealedPhone } from '../../till/wire/sealed-attachment';
import { TillFixture } from './fixture/till-fixture';

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

it('encrypts a phone number so that only the server reads it, and another way each time', async () => {
  const server = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const personKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('spki', server.publicKey)));
  const sealed = await sealedPhone(personKey, '13800000000');
  const bytes = fromBase64url(sealed.attachment);
  const opened = await suite.open(
    { recipientKey: server.privateKey, enc: bytes.slice(0, 65).buffer, info: utf8('jiuxiao-participant-1') },
    bytes.slice(65).buffer,
  );
  expect(new TextDecoder().decode(opened)).toBe('{"phone":"13800000000"}');
  expect(sealed.digest).toBe(toBase64url(await sha256(bytes)));
  expect((await sealedPhone(personKey, '13800000000')).digest).not.toBe(sealed.digest);
});

it('hands the number in beside its entry, and counts visits by eye', async () => {
  const till = await TillFixture.enrolled();
  await openTheShift(till.counter, 0);
  const cart = withParticipant(emptyCart(1), { kind: 'PHONE', digest: 'D' }, 'SEALED');
  expect(withParticipant(cart, { kind: 'BADGE', code: 'jxb1' })).not.toHaveProperty('attachment');
  const visit = await recordVisit(till.counter, cart);
  expect(visit.seal.attachment).toBe('SEALED');
  expect(visit.body).not.toContain('SEALED');
  const counted = await recordHeadcount(till.counter, 3);
  expect(JSON.parse(counted.body)).toMatchObject({ kind: 'HEADCOUNT', count: 3 });
  till.close();
});
