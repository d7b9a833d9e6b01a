// ./jiuxiao bench decoders [--each 20] [--minutes 60]: what barcode decoders read, misread and cost, on pictures made hard in eleven ways, in Chromium.
// The same pictures every run; every decoder looks at each picture before the next one comes. kiosk-ui/README.md §12 has the results.
import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chance } from './decoders/chance.mjs';
import { codeOf, KINDS } from './decoders/codes.mjs';
import { DAMAGES } from './decoders/damage.mjs';
import { pictureOf, pictureWithoutCode } from './decoders/picture.mjs';
import { printFigure, printTable } from './decoders/report.mjs';
import { openStage } from './decoders/stage.mjs';

const DECODERS = ['zxing-wasm', 'zxing-js', 'zbar-wasm', 'jsqr'];
const OURS = 'ours';
const NOTHING = 'nothing';
const EMPTY_PICTURES = 2; // as many as that times a cell's
const { values } = parseArgs({
  options: { each: { type: 'string', default: '20' }, minutes: { type: 'string', default: '60' } },
});
const each = Number(values.each);
// Easy and hard ones by turns, so that a run that had to stop early is no easier than a whole one.
const order = Array.from({ length: each }, (_, at) => at).toSorted((a, b) => ((a * 0.618) % 1) - ((b * 0.618) % 1));

const stage = await openStage(DECODERS);
const looks = [];
let shown = 0;
const checksum = createHash('sha256');
try {
  const every = Object.values(stage.names).flat();
  const able = (kind) => every.filter((name) => name !== 'jsqr' || kind === 'qr' || kind === NOTHING);
  const { pixels: easy } = await picture('qr', 'none', 0);
  for (let warm = 0; warm < 3; warm += 1) await stage.look(easy, every, warm);
  const began = performance.now();
  for (const [round, at] of order.entries()) {
    if (performance.now() - began > 60_000 * Number(values.minutes)) break;
    for (const kind of KINDS)
      for (const damage of Object.keys(DAMAGES)) await show(await picture(kind, damage, at), able(kind));
    for (let empty = 0; empty < EMPTY_PICTURES; empty += 1)
      await show(await picture(NOTHING, NOTHING, at * EMPTY_PICTURES + empty), able(NOTHING));
    process.stderr.write(`\r${round + 1} of ${each} `);
  }
  process.stderr.write('\n');
} finally {
  await stage.close();
}
report();

/** Its difficulty runs from hardly any to beyond reading. */
async function picture(kind, damage, at) {
  const luck = chance(`${kind} ${damage} ${at}`);
  if (kind === NOTHING) {
    const share = at / (each * EMPTY_PICTURES);
    return { kind, damage, at, wanted: null, pixels: pictureWithoutCode(share, luck) };
  }
  const code = await codeOf(kind, luck);
  const harm = DAMAGES[damage]((at + 0.5) / each, luck);
  return { kind, damage, at, wanted: code.text, pixels: pictureOf(code, harm, luck) };
}

async function show({ kind, damage, at, wanted, pixels }, names) {
  checksum.update(pixels);
  shown += 1;
  for (const { name, text, milliseconds } of await stage.look(pixels, names, shown)) {
    const right = text !== null && text === wanted;
    const believed = text !== null && !right && (await stage.believed(text));
    if (text !== null && !right)
      process.stderr.write(`\r${name} misread ${kind} ${damage} ${at}: ${text} for ${wanted}\n`);
    looks.push({ name, kind, damage, at, wanted, text, milliseconds, right, believed });
  }
}

function report() {
  const rivals = DECODERS.slice(1).flatMap((decoder) => stage.names[decoder]);
  const options = stage.names['zxing-wasm'];
  process.stdout.write(`${cpus()[0].model}, ${cpus().length} cores; pictures ${checksum.digest('hex').slice(0, 16)}\n`);
  process.stdout.write(
    'A cell: right/pictures, misreads (and those the till would believe) · median / p99 milliseconds\n',
  );
  for (const kind of [...KINDS, NOTHING]) {
    const names = kind === 'qr' || kind === NOTHING ? rivals : rivals.filter((name) => name !== 'jsqr');
    const damages = kind === NOTHING ? [] : Object.keys(DAMAGES);
    const list = damages.map((damage) => ({
      label: damage,
      takes: (look) => look.kind === kind && look.damage === damage,
    }));
    const all = { label: 'all', takes: (look) => look.kind === kind };
    printTable(kind, { label: kind, list: [...list, all] }, [OURS, ...names], looks);
  }
  const kinds = [...KINDS, NOTHING].map((kind) => ({ label: kind, takes: (look) => look.kind === kind }));
  printTable('options of ours', { label: 'options', list: kinds }, options, looks);
  process.stdout.write('\n');
  for (const decoder of DECODERS) {
    const { bytes, gzip } = stage.bundles[decoder];
    process.stdout.write(`decoders.bundle  part=${decoder}  bytes=${bytes}  gzip=${gzip}\n`);
  }
  for (const name of [...rivals, ...options.filter((option) => option !== OURS)]) compare(name);
}

/** One line for each kind and damage, one for each kind, against the same pictures as ours saw. */
function compare(name) {
  const isRival = !stage.names['zxing-wasm'].includes(name);
  for (const kind of [...KINDS, NOTHING]) {
    const of = (who, damage) =>
      looks.filter((look) => look.name === who && look.kind === kind && (damage === null || look.damage === damage));
    if (of(name, null).length === 0) continue;
    const damages = isRival && kind !== NOTHING ? Object.keys(DAMAGES) : [];
    for (const damage of damages) printFigure(`${name}.${kind}.${damage}`, of(OURS, damage), of(name, damage));
    printFigure(`${name}.${kind}`, of(OURS, null), of(name, null), onlyOne(of(OURS, null), of(name, null)));
  }
}

/** How many pictures one of the two read and the other did not. */
function onlyOne(ours, others) {
  const key = ({ damage, at }) => `${damage} ${at}`;
  const readBy = (some) => new Set(some.filter(({ right }) => right).map(key));
  const [mine, theirs] = [readBy(ours), readBy(others)];
  return {
    'only-ours': `${[...mine].filter((at) => !theirs.has(at)).length}`,
    'only-limit': `${[...theirs].filter((at) => !mine.has(at)).length}`,
  };
}
