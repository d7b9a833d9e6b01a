import { printed, quantile } from '../printed.mjs';

/** Looks of one decoder at some pictures, as figures. */
export function figures(looks) {
  const times = looks.map(({ milliseconds }) => milliseconds);
  const wrong = looks.filter(({ right, text }) => text !== null && !right);
  return {
    times,
    pictures: looks.length,
    read: looks.filter(({ right }) => right).length,
    misread: wrong.length,
    believed: wrong.filter(({ believed }) => believed).length,
    median: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

/** `read of pictures`, what was read wrongly (and how much of that the till would believe), median and p99 in milliseconds. */
function cell(looks) {
  if (looks.length === 0) return '–';
  const { pictures, read, misread, believed, median, p99 } = figures(looks);
  const wrong = misread > 0 ? ` **${misread} wrong, ${believed} believed**` : '';
  return `${looks[0].wanted === null ? '–' : `${read}/${pictures}`}${wrong} · ${median.toFixed(1)} / ${p99.toFixed(0)}`;
}

/** A Markdown table: one row a damage, one column a way to read. */
export function printTable(title, rows, columns, looks) {
  const line = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  process.stdout.write(`\n${title}\n\n`);
  line([rows.label, ...columns]);
  line(['---', ...columns.map(() => '---')]);
  for (const { label, takes } of rows.list)
    line([label, ...columns.map((name) => cell(looks.filter((look) => look.name === name && takes(look))))]);
}

/** Ours beside another: times as `ours` and `limit`, and what each read. */
export function printFigure(name, ours, other, more = {}) {
  const [mine, theirs] = [figures(ours), figures(other)];
  printed(`decoders.${name}`, mine.times, theirs.times, {
    'limit-p99': `${theirs.p99.toFixed(1)}ms`,
    'ours-read': `${mine.read}/${mine.pictures}`,
    'limit-read': `${theirs.read}/${theirs.pictures}`,
    'ours-misread': `${mine.misread}`,
    'limit-misread': `${theirs.misread}`,
    'ours-believed': `${mine.believed}`,
    'limit-believed': `${theirs.believed}`,
    ...more,
  });
}
