// Pictures of goods as nobody photographed them: a disc in a colour, PNG. Real servers send JPEG; a till does not care.
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 240;

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** `number` makes it another one. */
export function pictureOf(number) {
  const colour = [40 + ((number * 53) % 160), 40 + ((number * 97) % 160), 40 + ((number * 29) % 160)];
  const rows = Buffer.alloc(SIDE * (1 + 3 * SIDE));
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0; x < SIDE; x += 1) {
      const far = Math.hypot(x - SIDE / 2, y - SIDE / 2);
      const light = far < 90 ? 1 - far / 400 : 1.5;
      const at = y * (1 + 3 * SIDE) + 1 + 3 * x;
      colour.forEach((part, of) => (rows[at + of] = Math.min(250, part * light + (far < 90 ? 0 : 60))));
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Title\0${number}`, 'latin1')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** README §4: how a picture is named. */
export function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest().subarray(0, 16).toString('base64url');
}

/** The products, all of them but every fifth with a picture, of which there are so many, and the pictures by hash. */
export function withPictures(products, count = products.length) {
  const pictures = new Map();
  const hashes = Array.from({ length: count }, (_, number) => {
    const bytes = pictureOf(number);
    const hash = hashOf(bytes);
    pictures.set(hash, bytes);
    return hash;
  });
  const picture = (at) => (at % 5 === 4 ? null : hashes[(at - Math.floor(at / 5)) % count]);
  return { products: products.map((product, at) => ({ ...product, picture: picture(at) })), pictures };
}
