import { charactersOf, columnsOfOne } from './characters';
import type { Row } from './layout';

/** Of the printer's font A; a Chinese character is two columns wide and as high. */
export const DOTS_A_COLUMN = 12;
const DOTS_A_ROW = 24;
/** Printers leave 30 dots from line to line; a picture's height must be a multiple of 8. */
export const ROW_HEIGHT = 32;
/** What of a pixel's grey is black, of 255: thin strokes of a screen's font survive at this. */
const BLACK_BELOW = 150;

/** A row as the printer would have printed it, drawn because it lacks a character of it. Black on white, RGBA. */
export type DrawRow = (row: Row, columns: number) => ImageData;

const FONT = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** Every character in its own cell, so that amounts stand where they stand in the rows around it. */
export const drawRow: DrawRow = (row, columns) => {
  const canvas = document.createElement('canvas');
  canvas.width = columns * DOTS_A_COLUMN;
  canvas.height = heightOf(row);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.font = `${row.bold ? 700 : 400} ${DOTS_A_ROW - 2}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.scale(1, row.tall ? 2 : 1);
  let column = 0;
  for (const character of charactersOf(row.text)) {
    const cell = columnsOfOne(character) * DOTS_A_COLUMN;
    context.fillText(character, column * DOTS_A_COLUMN + cell / 2, ROW_HEIGHT / 2, cell);
    column += columnsOfOne(character);
  }
  return blackAndWhite(context.getImageData(0, 0, canvas.width, canvas.height));
};

export function heightOf(row: Row): number {
  return row.tall ? ROW_HEIGHT * 2 : ROW_HEIGHT;
}

function blackAndWhite(image: ImageData): ImageData {
  for (let at = 0; at < image.data.length; at += 4) {
    image.data.fill((image.data[at] ?? 0) < BLACK_BELOW ? 0 : 255, at, at + 3);
  }
  return image;
}
