import { dateTime, money } from '../parts/format';
import { t } from '../texts/texts';
import { till } from '../till';
import { pair, RULE, text, type PaperDocument } from './document';
import type { PaperJob } from './printing';

const SAMPLE_FEN = 16_800;

/** Everything that a receipt asks of a printer: width, Chinese, what it lacks, sizes, a QR code, the cutter. */
export function testPage(): PaperDocument {
  const { setup, identity } = till;
  const address = setup?.setup.publicBase;
  return {
    opensDrawer: false,
    lines: [
      text(t('printer.testTitle'), { centred: true, bold: true, tall: true }),
      text(`${setup?.setup.outlet.name ?? ''} · ${identity?.label ?? ''}`, { centred: true }),
      text(dateTime(Date.now()), { centred: true }),
      RULE,
      text(t('printer.testWidth')),
      RULE,
      text(t('printer.testRare')),
      pair(t('common.total'), money(SAMPLE_FEN), { bold: true, tall: true }),
      ...(address ? [{ kind: 'QR' as const, text: address }] : []),
    ],
  };
}

export const TEST_JOB: PaperJob = {
  document: () => Promise.resolve(testPage()),
  page: 'device',
  printed: () => Promise.resolve(),
};
