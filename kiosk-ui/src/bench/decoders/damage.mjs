/**
 * What befalls a code on its way to the camera, each from hardly (share 0) to beyond reading (share 1), so that a rate tells how far a
 * decoder gets. Lengths are in modules (the code's smallest bar or square) or pixels, angles in radians, light from 0 to 255.
 */
export const DAMAGES = {
  none: () => ({}),
  rotated: (share, luck) => ({ turned: 2 * Math.PI * share + luck.between(-0.1, 0.1) }),
  tilted: (share, luck) => ({ tilted: (0.3 + 0.9 * share) * luck.one([-1, 1]) }),
  blurred: (share, luck) =>
    luck.next() < 0.5
      ? { blur: 0.2 + 1.2 * share }
      : { smear: 0.5 + 3.5 * share, smearAngle: luck.between(0, Math.PI) },
  glare: (share, luck) => ({ glare: 0.1 + 0.5 * share, glareAt: [luck.between(-0.4, 0.4), luck.between(-0.4, 0.4)] }),
  small: (share) => ({ dot: 2.6 - 1.9 * share }),
  torn: (share, luck) => ({ spots: spots(share, luck), scratches: scratches(share, luck) }),
  faint: (share) => ({ contrast: 0.4 - 0.37 * share, dim: 0.3 + 0.5 * share }),
  noisy: (share) => ({ noise: 15 + 85 * share }),
  inverted: (share) => ({ inverted: true, contrast: 0.9 - 0.6 * share }),
  combined: (share, luck) => ({
    turned: luck.between(0, 2 * Math.PI),
    tilted: luck.between(-0.6, 0.6) * (0.3 + share),
    blur: 0.15 + 0.5 * share,
    noise: 5 + 25 * share,
    contrast: 0.8 - 0.5 * share,
    dim: 0.2 + 0.3 * share,
    shrunk: 1 - 0.5 * share,
    scratches: scratches(share * 0.4, luck),
  }),
};

/** Round places rubbed off or dirtied, in shares of the code's width and height from its middle. */
function spots(share, luck) {
  return Array.from({ length: 1 + Math.floor(5 * share) }, () => ({
    x: luck.between(-0.5, 0.5),
    y: luck.between(-0.5, 0.5),
    radius: luck.between(0.04, 0.08 + 0.14 * share),
    light: luck.one([0.1, 0.95]),
  }));
}

/** Straight lines across the label: bright where the print is gone, dark where a pen went. */
function scratches(share, luck) {
  return Array.from({ length: 1 + Math.floor(7 * share) }, () => {
    const angle = luck.between(0, Math.PI);
    return {
      sine: Math.sin(angle),
      cosine: Math.cos(angle),
      off: luck.between(-0.35, 0.35),
      half: luck.between(0.004, 0.01 + 0.02 * share),
      light: luck.one([0.1, 0.95]),
    };
  });
}

/** What lies over the print at a place of the label, or null. */
export function coverAt(x, y, { spots: round = [], scratches: lines = [] }) {
  for (const spot of round) if ((x - spot.x) ** 2 + (y - spot.y) ** 2 < spot.radius ** 2) return spot.light;
  for (const line of lines) if (Math.abs(x * line.sine + y * line.cosine - line.off) < line.half) return line.light;
  return null;
}
