/** One line a figure, as every benchmark prints it: first its name, then key=value; milliseconds. */
export function printed(name, ours, limit, more) {
  const at = (values, share) =>
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
  const [median, bare] = [at(ours, 0.5), at(limit, 0.5)];
  const rest = Object.entries(more).map(
    ([key, value]) => `${key}=${typeof value === 'number' ? value.toFixed(2) : value}`,
  );
  process.stdout.write(
    [
      name,
      `ours=${median.toFixed(1)}ms`,
      `limit=${bare.toFixed(1)}ms`,
      `ratio=${(median / bare).toFixed(2)}`,
      `p99=${at(ours, 0.99).toFixed(1)}ms`,
      `rounds=${ours.length}`,
      ...rest,
    ].join('  ') + '\n',
  );
}
