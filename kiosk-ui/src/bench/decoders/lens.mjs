/** Out of focus: a normal distribution of that many pixels. */
export function blurred(pixels, width, height, sigma) {
  const reach = Math.ceil(3 * sigma);
  const bell = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)));
  const sum = bell.reduce((total, weight) => total + weight, 0);
  const weights = Float32Array.from(bell, (weight) => weight / sum);
  return along(along(pixels, width, height, weights, 1, 0), width, height, weights, 0, 1);
}

/** Moved while the picture was taken: that many pixels, in that direction. */
export function smeared(pixels, width, height, length, angle) {
  const steps = Math.max(1, Math.round(length));
  const weights = new Float32Array(steps).fill(1 / steps);
  return along(pixels, width, height, weights, Math.cos(angle), Math.sin(angle));
}

function along(pixels, width, height, weights, right, down) {
  const middle = (weights.length - 1) / 2;
  const steps = Array.from(weights, (_, at) => [Math.round((at - middle) * right), Math.round((at - middle) * down)]);
  const result = new Float32Array(pixels.length);
  for (let step = 0; step < steps.length; step += 1) {
    const [aside, below, weight] = [...steps[step], weights[step]];
    for (let y = 0; y < height; y += 1) {
      const row = Math.min(height - 1, Math.max(0, y + below)) * width;
      for (let x = 0; x < width; x += 1)
        result[y * width + x] += weight * pixels[row + Math.min(width - 1, Math.max(0, x + aside))];
    }
  }
  return result;
}
