import { closeSync, openSync, writeSync } from 'node:fs';
import { encode } from 'uqr';

// No whole number of display frames apart: else every scan of a run would meet the display in the same moment, lucky or not.
const [WIDTH, HEIGHT, FRAMES_A_SECOND] = [1280, 720, 13];
const [WITH_CODE, WITHOUT] = [10, 32];

/** A film for Chromium's false camera: a code for 0.8 s, then nothing for 2.5 s, again and again. Returns its path. */
export function filmOf(path, text) {
  const grey = Buffer.alloc(WIDTH * HEIGHT, 200);
  const drawn = Buffer.from(grey);
  const { data, size } = encode(text, { border: 4 });
  const dot = Math.floor((HEIGHT * 0.6) / size);
  const [left, top] = [Math.floor((WIDTH - dot * size) / 2), Math.floor((HEIGHT - dot * size) / 2)];
  for (let y = 0; y < dot * size; y += 1)
    for (let x = 0; x < dot * size; x += 1)
      drawn[(top + y) * WIDTH + left + x] = data[Math.floor(y / dot)][Math.floor(x / dot)] ? 20 : 235;
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`);
  for (let frame = 0; frame < WITH_CODE + WITHOUT; frame += 1)
    for (const part of ['FRAME\n', frame < WITH_CODE ? drawn : grey, colour]) writeSync(file, part);
  closeSync(file);
  return path;
}
