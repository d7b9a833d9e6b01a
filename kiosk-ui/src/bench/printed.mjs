/** The value below which that share of them lies. */
export function quantile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
}

/** One line a figure, as every benchmark prints it: first its name, then key=value; milliseconds. */
export function printed(name, ours, limit, more) {
  const [median, bare] = [quantile(ours, 0.5), quantile(limit, 0.5)];
  const rest = Object.entries(more).map(
    ([key, value]) => `${key}=${typeof value === 'number' ? value.toFixed(2) : value}`,
  );
  process.stdout.write(
    [
      name,
      `ours=${median.toFixed(1)}ms`,
      `limit=${bare.toFixed(1)}ms`,
      `ratio=${(median / bare).toFixed(2)}`,
      `p99=${quantile(ours, 0.99).toFixed(1)}ms`,
      `rounds=${ours.length}`,
      ...rest,
    ].join('  ') + '\n',
  );
}
