import { expect, test } from 'vitest';
import { saleReceiptOf } from '../../till/receipt/model';
import { keepOutcomes, markPrinted } from '../../till/store/entries';
import { loadStanding } from '../../till/use-cases';
import { TillFixture } from './fixture/till-fixture';

test('the first paper of a receipt is no copy, every later one is, also once the server has it', async () => {
  const till = await TillFixture.enrolled();
  await till.sell(1);
  const { terminal } = till.identity;
  const shown = async (): Promise<boolean | undefined> => {
    const standing = await loadStanding(till.db, terminal, 2);
    return standing ? saleReceiptOf(standing, null).copy : undefined;
  };
  const entry = (await loadStanding(till.db, terminal, 2))?.entry;
  if (!entry) throw new Error('no sale');
  expect(await shown()).toBe(false);
  await markPrinted(till.db, entry, 1_000);
  await markPrinted(till.db, entry, 2_000);
  expect(await shown()).toBe(true);
  const { hash } = entry.seal;
  await keepOutcomes(till.db, [{ terminal, seq: 2, hash, outcome: 'RECORDED', branch: 0, reason: null }], 3_000);
  const after = await loadStanding(till.db, terminal, 2);
  expect(after?.entry.printedAt).toBe(1_000);
  expect(after?.entry.outcome).toBe('RECORDED');
  till.close();
});
