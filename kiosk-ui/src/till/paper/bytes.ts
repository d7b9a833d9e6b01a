import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { gb18030Bytes } from './characters';
import type { PaperDocument } from './document';
import type { DrawRow } from './draw';
import { layOut, type Row } from './layout';

/** Millimetres of the roll. */
export type PaperWidth = 58 | 80;

/** Of font A, 12 dots a column: heads have 384 and 576 dots. */
export const COLUMNS: Record<PaperWidth, 32 | 48> = { 58: 32, 80: 48 };

/** FS &: from here on two bytes from 0x81 on are a Chinese character. The encoder's own reset switches that off. */
const CHINESE = [0x1c, 0x26];
/** From the head to the cutter, on most printers. */
const ROWS_BEFORE_CUT = 4;
const QR_DOTS_A_MODULE = 6;
const DRAWER_PIN = 0;
const PULSE_MILLISECONDS = 100;

/** A document as ESC/POS. `draw` is asked for rows with a character that the printer lacks. */
export function paperBytes(
  { lines, opensDrawer }: PaperDocument,
  width: PaperWidth,
  draw: DrawRow,
): Uint8Array<ArrayBuffer> {
  const columns = COLUMNS[width];
  const encoder = new ReceiptPrinterEncoder({
    columns,
    language: 'esc-pos',
    imageMode: 'raster',
    newline: '\n',
    feedBeforeCut: ROWS_BEFORE_CUT,
    feedAfterBlock: false,
    errors: 'strict',
  });
  const begin = encoder.initialize().raw(CHINESE).encode();
  // Encoded by itself: among other commands it would bring an empty line.
  const kick = opensDrawer ? encoder.pulse(DRAWER_PIN, PULSE_MILLISECONDS, PULSE_MILLISECONDS * 5).encode() : [];
  for (const line of layOut(lines, columns)) {
    if (line.kind === 'ROW') printRow(encoder, line.row, columns, draw);
    else encoder.align('center').qrcode(line.text, { size: QR_DOTS_A_MODULE, errorlevel: 'm' }).align('left').newline();
  }
  return Uint8Array.from([...begin, ...kick, ...encoder.cut('partial').encode()]);
}

function printRow(encoder: ReceiptPrinterEncoder, row: Row, columns: number, draw: DrawRow): void {
  const bytes = gb18030Bytes(row.text);
  if (!bytes) {
    const image = draw(row, columns);
    encoder.image(image, image.width, image.height, 'threshold');
    return;
  }
  encoder
    .bold(row.bold)
    .height(row.tall ? 2 : 1)
    .raw(bytes)
    .newline()
    .bold(false)
    .height(1);
}
