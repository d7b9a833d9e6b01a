import { addNoise } from './chance.mjs';
import { coverAt } from './damage.mjs';
import { blurred, smeared } from './lens.mjs';

/** A frame as the till's camera gives it. */
export const [WIDTH, HEIGHT] = [1280, 720];
const [SENSOR_BLUR_PIXELS, SENSOR_NOISE] = [0.6, 2];
const FINE = 3; // each pixel is the mean of FINE × FINE places

/** A label with the code before a stall, seen by a camera: light (0 to 255) by pixel, row by row. */
export function pictureOf(code, harm, luck) {
  const pixels = stall(luck);
  const dot = (harm.dot ?? code.dot) * (harm.shrunk ?? 1);
  const middle = [WIDTH / 2 + luck.between(-200, 200), HEIGHT / 2 + luck.between(-60, 60)];
  drawLabel(pixels, code, harm, dot, middle, luck);
  if (harm.glare) shine(pixels, code, harm, dot, middle);
  let seen = blurred(pixels, WIDTH, HEIGHT, Math.hypot(SENSOR_BLUR_PIXELS, (harm.blur ?? 0) * dot));
  if (harm.smear) seen = smeared(seen, WIDTH, HEIGHT, harm.smear * dot, harm.smearAngle);
  return finished(seen, harm.noise ?? 0, luck);
}

/** What a camera sees most of the time: no code, but much that looks like one to a program. */
export function pictureWithoutCode(share, luck) {
  const pixels = stall(luck);
  const angle = luck.between(0, Math.PI);
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const cells = Array.from({ length: 4096 }, () => luck.next() < 0.5);
  const size = luck.between(2, 8);
  const squares = luck.next() < 0.4;
  const [left, top] = [luck.whole(100, 500), luck.whole(50, 250)];
  for (let y = top; y < top + 400; y += 1)
    for (let x = left; x < left + 600; x += 1) {
      const along = Math.floor((x * cosine + y * sine) / size) & 63;
      const across = squares ? Math.floor((y * cosine - x * sine) / size) & 63 : 0;
      pixels[y * WIDTH + x] = cells[across * 64 + along] ? 40 : 210; // stripes of cloth, weave, print
    }
  return finished(blurred(pixels, WIDTH, HEIGHT, 0.6 + share), 10 * share, luck);
}

function finished(pixels, noise, luck) {
  addNoise(pixels, Math.hypot(SENSOR_NOISE, noise), luck);
  return Uint8ClampedArray.from(pixels);
}

function stall(luck) {
  const pixels = new Float32Array(WIDTH * HEIGHT);
  const [base, right, down] = [luck.between(80, 150), luck.between(-40, 40), luck.between(-40, 40)];
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) pixels[y * WIDTH + x] = base + (right * x) / WIDTH + (down * y) / HEIGHT;
  for (let box = 0; box < 40; box += 1) {
    const [left, top, light] = [luck.whole(0, WIDTH), luck.whole(0, HEIGHT), luck.between(20, 235)];
    const [wide, high] = [luck.whole(3, 200), luck.whole(3, 120)];
    for (let y = top; y < Math.min(HEIGHT, top + high); y += 1)
      pixels.fill(light, y * WIDTH + left, y * WIDTH + Math.min(WIDTH, left + wide));
  }
  return pixels;
}

function drawLabel(pixels, code, harm, dot, [midX, midY], luck) {
  const turned = harm.turned ?? luck.between(-0.05, 0.05);
  const [sine, cosine] = [Math.sin(turned), Math.cos(turned)];
  const away = 3 * code.width; // the camera's distance in modules
  const [tiltSine, tiltCosine] = [Math.sin(harm.tilted ?? 0), Math.cos(harm.tilted ?? 0)];
  const lightAt = labelLight(code, harm, luck);
  const reach = 0.8 * Math.hypot(code.width, code.height + 14) * dot;
  for (let y = Math.max(0, Math.floor(midY - reach)); y < Math.min(HEIGHT, midY + reach); y += 1)
    for (let x = Math.max(0, Math.floor(midX - reach)); x < Math.min(WIDTH, midX + reach); x += 1) {
      if (Math.abs((y - midY) * cosine - (x - midX) * sine) > 0.8 * (code.height + 24) * dot) continue;
      let [light, hits] = [0, 0];
      for (let fine = 0; fine < FINE * FINE; fine += 1) {
        const fromX = x - midX + ((fine % FINE) + 0.5) / FINE;
        const fromY = y - midY + (Math.floor(fine / FINE) + 0.5) / FINE;
        const [flatX, flatY] = [fromX * cosine + fromY * sine, fromY * cosine - fromX * sine];
        const across = (flatX * away) / (away * dot * tiltCosine - flatX * tiltSine);
        const there = lightAt(across, (flatY * (away + across * tiltSine)) / (away * dot));
        if (there === null) continue;
        light += there;
        hits += 1;
      }
      const share = hits / (FINE * FINE);
      if (hits > 0) pixels[y * WIDTH + x] = pixels[y * WIDTH + x] * (1 - share) + (light / hits) * share;
    }
}

/** Light at a place of the label, in modules from the code's middle; null beside it. Below the code stands some print. */
function labelLight(code, harm, luck) {
  const contrast = harm.contrast ?? 0.85;
  const paper = 235 * (1 - (harm.dim ?? 0));
  const ink = Math.max(5, paper * (1 - contrast));
  const print = Array.from({ length: code.width * 3 }, () => luck.next() < 0.4);
  return (across, down) => {
    const [x, y] = [Math.floor(across + code.width / 2), Math.floor(down + code.height / 2)];
    if (x < 0 || y < -4 || x >= code.width || y >= code.height + 12) return null;
    const cover = coverAt(across / code.width, down / code.height, harm);
    if (cover !== null) return 235 * cover;
    const line = y - code.height - 4;
    const printed = line >= 0 && line < 6 && x > 3 && x < code.width - 4 && print[(line >> 1) * code.width + x];
    return (printed || code.dark(x, y)) !== (harm.inverted === true) ? ink : paper;
  };
}

/** A lamp's reflection: white in its middle, fading out. */
function shine(pixels, code, harm, dot, [midX, midY]) {
  const [x, y] = [midX + harm.glareAt[0] * code.width * dot, midY + harm.glareAt[1] * code.height * dot];
  const [wide, high] = [harm.glare * code.width * dot * 0.7, harm.glare * code.height * dot * 0.7];
  for (let row = 0; row < HEIGHT; row += 1)
    for (let column = 0; column < WIDTH; column += 1) {
      const far = Math.hypot((column - x) / wide, (row - y) / high);
      const white = 1 / (1 + far ** 6);
      const at = row * WIDTH + column;
      pixels[at] += (255 - pixels[at]) * white;
    }
}
