import { concat, sha256, utf8, type Bytes } from '../wire/bytes';

/**
 * One QR code of an animated series (README §11), big-endian:
 *
 *     0       "JX"
 *     2       version, 1
 *     3       transfer: the first 16 bytes of the bundle's SHA-256
 *     19      length of the bundle in bytes, 4
 *     23      symbol size T in bytes, 2
 *     25      RFC 6330 packet: source block 0, encoding symbol id 3, T bytes of the symbol
 *     29 + T  checksum: the first 4 bytes of the SHA-256 of all before
 */
export interface Frame {
  transfer: Bytes;
  lengthBytes: number;
  symbolBytes: number;
  /** as RFC 6330 has it, with the symbol's id before it */
  packet: Bytes;
}

export const VERSION = 1;
export const TRANSFER_BYTES = 16;

/** Of a file to hand in, as the server takes it: what claims to be longer is none. */
export const MOST_BYTES = 8 * 1024 * 1024;
const MOST_SYMBOL_BYTES = 2048;

const MAGIC = utf8('JX');
const VERSION_AT = 2;
const TRANSFER_AT = 3;
const LENGTH_AT = TRANSFER_AT + TRANSFER_BYTES;
const SYMBOL_AT = LENGTH_AT + 4;
const PACKET_AT = SYMBOL_AT + 2;
const PACKET_ID_BYTES = 4;
const CHECKSUM_BYTES = 4;

export async function writeFrame({ transfer, lengthBytes, symbolBytes, packet }: Frame): Promise<Bytes> {
  const numbers = new DataView(new ArrayBuffer(6));
  numbers.setUint32(0, lengthBytes);
  numbers.setUint16(4, symbolBytes);
  const body = concat(MAGIC, [VERSION], transfer, new Uint8Array(numbers.buffer), packet);
  return concat(body, await checksumOf(body));
}

/** A code that is no frame, a frame of a version that this device does not know, or a damaged one. */
export type NoFrame = 'FOREIGN' | 'NEWER' | 'DAMAGED';

export async function readFrame(bytes: Bytes): Promise<Frame | NoFrame> {
  if (bytes.length <= VERSION_AT || !MAGIC.every((byte, at) => bytes[at] === byte)) return 'FOREIGN';
  if ((bytes[VERSION_AT] ?? 0) > VERSION) return 'NEWER';
  const packetEnd = bytes.length - CHECKSUM_BYTES;
  if (packetEnd <= PACKET_AT + PACKET_ID_BYTES) return 'DAMAGED';
  const checksum = await checksumOf(bytes.slice(0, packetEnd));
  if (!checksum.every((byte, at) => bytes[packetEnd + at] === byte)) return 'DAMAGED';
  const numbers = new DataView(bytes.buffer, bytes.byteOffset);
  const frame = {
    transfer: bytes.slice(TRANSFER_AT, LENGTH_AT),
    lengthBytes: numbers.getUint32(LENGTH_AT),
    symbolBytes: numbers.getUint16(SYMBOL_AT),
    packet: bytes.slice(PACKET_AT, packetEnd),
  };
  return isPossible(frame) ? frame : 'DAMAGED';
}

/** The decoder is WebAssembly that trusts what it is given. */
function isPossible({ lengthBytes, symbolBytes, packet }: Frame): boolean {
  const sizes = symbolBytes > 0 && symbolBytes <= MOST_SYMBOL_BYTES && symbolBytes % 8 === 0;
  const lengths = lengthBytes > 0 && lengthBytes <= MOST_BYTES && packet.length === PACKET_ID_BYTES + symbolBytes;
  return sizes && lengths && packet[0] === 0 && symbolsOf(lengthBytes, symbolBytes) <= MOST_SYMBOLS;
}

/** Of one source block, RFC 6330 section 5.1.2. */
const MOST_SYMBOLS = 56_403;

/** How many symbols the bundle itself makes: about as many frames must be read. */
export function symbolsOf(lengthBytes: number, symbolBytes: number): number {
  return Math.ceil(lengthBytes / symbolBytes);
}

/** The symbol's id within its transfer: frames of the same id are the same. */
export function symbolId(packet: Bytes): number {
  return new DataView(packet.buffer, packet.byteOffset).getUint32(0);
}

async function checksumOf(body: Bytes): Promise<Bytes> {
  return (await sha256(body)).slice(0, CHECKSUM_BYTES);
}
