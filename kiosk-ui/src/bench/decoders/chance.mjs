/** Chance that is the same on every machine: mulberry32, seeded by a text. */
export function chance(seed) {
  let state = 2_166_136_261;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0), 16_777_619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    whole: (from, to) => Math.floor(from + (to - from + 1) * next()),
    one: (of) => of[Math.floor(of.length * next())],
    some: (count, of) => Array.from({ length: count }, () => of[Math.floor(of.length * next())]).join(''),
  };
}

const bell = (() => {
  const source = chance('bell');
  return Float32Array.from({ length: 65_536 }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - source.next()));
    return radius * Math.cos(2 * Math.PI * source.next());
  });
})();

/** Adds noise of a camera: normally distributed, that many levels of 255. */
export function addNoise(pixels, levels, luck) {
  for (let at = 0; at < pixels.length; at += 1) pixels[at] += levels * bell[Math.floor(65_536 * luck.next())];
}
