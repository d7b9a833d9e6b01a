import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shiftReport } from '../../till/rules/drawer';
import { standingOf } from '../../till/rules/refunds';
import { correctionsOf, entriesOfShift, entryOf } from '../../till/store/entries';
import { closeTheShift, moveCash, openTheShift, recordRefund, recordSale, recordVoid } from '../../till/use-cases';
import { emptyCart, totalFen, withDiscount, withLineGrant, withOpenPrice } from '../../till/rules/cart';
import { cashlessTender, cashTender } from '../../till/rules/tender';
import { readBody, type Method, type Tender } from '../../till/wire/bodies';
import type { Entry } from '../../till/store/database';
import { GRANTING, TillFixture } from './fixture/till-fixture';
import { wishOf } from './fixture/wishes';

type Step =
  | { do: 'sell'; priceFen: number; wechatFen: number; extraFen: number }
  | { do: 'refund'; which: number; method: Method; supervised: boolean }
  | { do: 'void'; which: number }
  | { do: 'move'; direction: 'IN' | 'OUT'; amountFen: number };

const fen = fc.integer({ min: 1, max: 100_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('sell' as const), priceFen: fen, wechatFen: fen, extraFen: fen }),
  },
  fc.record({
    do: fc.constant('refund' as const),
    which: fc.nat(20),
    method: fc.constantFrom<Method>('CASH', 'WECHAT'),
    supervised: fc.boolean(),
  }),
  fc.record({ do: fc.constant('void' as const), which: fc.nat(20) }),
  fc.record({
    do: fc.constant('move' as const),
    direction: fc.constantFrom('IN' as const, 'OUT' as const),
    amountFen: fen,
  }),
);

/** A drawer counted by hand, beside the one that is computed from entries. */
it('expects in the drawer exactly the cash that moved', async () => {
  await fc.assert(
    fc.asyncProperty(fen, fc.array(step, { maxLength: 14 }), async (floatFen, steps) => {
      const till = await TillFixture.enrolled();
      let drawerFen = floatFen;
      const sales: { seq: number; cashFen: number; open: boolean }[] = [];
      await openTheShift(till.counter, floatFen);
      for (const each of steps) drawerFen += await act(till, each, sales);
      const closed = await closeTheShift(till.counter, [], drawerFen);
      const body = readBody(closed.body);
      expect(body).toMatchObject({ kind: 'SHIFT_CLOSED', expectedFen: drawerFen, differenceFen: 0 });
      const entries = await entriesOfShift(till.db, till.identity.terminal, 1);
      const report = shiftReport(entries);
      expect(report.expectedFen).toBe(drawerFen);
      const net = Object.values(report.netByMethodFen).reduce((sum, each) => sum + each, 0);
      expect(net).toBe(report.salesFen - report.refundsFen - report.voidsFen);
      const back = Object.values(report.backByMethodFen).reduce((sum, each) => sum + each, 0);
      expect(back).toBe(report.refundsFen + report.voidsFen);
      expect(report.movements).toHaveLength(steps.filter((each) => each.do === 'move').length);
      till.close();
    }),
    { numRuns: 25 },
  );
});

/** Does one step if it is possible; says how much cash came into the drawer. */
async function act(
  till: TillFixture,
  step: Step,
  sales: { seq: number; cashFen: number; open: boolean }[],
): Promise<number> {
  if (step.do === 'move') {
    await moveCash(till.counter, { direction: step.direction, amountFen: step.amountFen, reason: '找零' });
    return step.direction === 'IN' ? step.amountFen : -step.amountFen;
  }
  if (step.do === 'sell') {
    const cart = withOpenPrice(emptyCart(1), '其他商品', step.priceFen);
    const owed = totalFen(cart);
    const wechat = Math.min(step.wechatFen, owed);
    const cashFen = owed - wechat;
    const tenders: Tender[] = [cashlessTender('WECHAT', owed, wechat)];
    if (cashFen > 0) tenders.push(cashTender(cashFen, cashFen + step.extraFen));
    const { seq } = await recordSale(till.counter, { cart, roundingFen: 0, tenders, granting: GRANTING });
    sales.push({ seq, cashFen, open: true });
    return cashFen;
  }
  const sale = sales.filter((each) => each.open)[step.which];
  const entry = sale ? await entryOf(till.db, till.identity.terminal, sale.seq) : undefined;
  if (!sale || !entry) return 0;
  sale.open = false;
  const standing = standingOf(entry, await correctionsOf(till.db, entry.terminal, entry.seq));
  if (step.do === 'void') {
    await recordVoid(till.counter, standing, '收错');
    return -sale.cashFen;
  }
  await recordRefund(till.counter, wishOf(standing, 1000, { method: step.method }, step.supervised));
  return step.method === 'CASH' && step.supervised ? -standing.sale.totalFen : -sale.cashFen;
}

it('tells what was off the sales that stand', async () => {
  const till = await TillFixture.enrolled();
  await openTheShift(till.counter, 0);
  const sell = async (): Promise<Entry> => {
    const plain = withOpenPrice(emptyCart(1), '其他商品', 1_050);
    const granted = withLineGrant(plain, 1, { discount: { fen: 30, reason: '尾货' } });
    const cart = withDiscount(granted, { fen: 15, reason: '老顾客' });
    const tenders = [cashTender(1_000, 1_000)];
    return recordSale(till.counter, { cart, roundingFen: 5, tenders, granting: GRANTING });
  };
  await sell();
  const voided = await sell();
  await recordVoid(till.counter, standingOf(voided, []), '收错');
  const report = shiftReport(await entriesOfShift(till.db, till.identity.terminal, 1));
  expect(report).toMatchObject({
    discountsFen: 45,
    roundingFen: 5,
    expectedFen: 1_000,
    backByMethodFen: { CASH: 1_000 },
  });
  till.close();
});
