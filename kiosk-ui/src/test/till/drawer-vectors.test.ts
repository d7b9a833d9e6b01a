import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shiftReport } from '../../till/rules/drawer';
import type { Entry } from '../../till/store/database';
import type { Kind, Method } from '../../till/wire/bodies';
import vectors from '../vectors/drawers.json';

/** The shifts that the server's days are held against too (days.DrawerVectorsIT): both must expect the same in the drawer. */

interface Paid {
  method: string;
  amountFen: number;
}
interface Step {
  do: string;
  of?: number;
  totalFen?: number;
  tenders?: Paid[];
  direction?: string;
  amountFen?: number;
}

const SHIFT = 1;

function entry(seq: number, kind: Kind, facts: object): Entry {
  const stamp = { v: 1, terminal: 'till', seq, kind, device: seq, cashier: 3 };
  const seal = { hash: `hash ${seq}`, previous: '', signature: '' };
  return { terminal: 'till', seq, kind, body: JSON.stringify({ ...stamp, ...facts }), seal, shift: SHIFT } as Entry;
}

/** The entry of a step stands one after its place: the opening is the first. */
function written(step: Step, place: number): Entry {
  const seq = place + 2;
  const tenders = step.tenders?.map((each) => ({ ...each, verified: false }));
  const original = { terminal: 'till', seq: (step.of ?? 0) + 2, hash: `hash ${(step.of ?? 0) + 2}` };
  switch (step.do) {
    case 'sell':
      return entry(seq, 'SALE', { shift: SHIFT, lines: [], roundingFen: 0, totalFen: step.totalFen, tenders });
    case 'refund':
      return entry(seq, 'REFUND', { shift: SHIFT, original, lines: [], totalFen: step.totalFen, tenders });
    case 'void':
      return entry(seq, 'VOID', { shift: SHIFT, original });
    default:
      return entry(seq, 'CASH_MOVED', { shift: SHIFT, direction: step.direction, amountFen: step.amountFen });
  }
}

function shift(floatFen: number, steps: readonly Step[]): Entry[] {
  return [entry(SHIFT, 'SHIFT_OPENED', { floatFen }), ...steps.map(written)];
}

it.each(vectors.cases)('$name', (each) => {
  const report = shiftReport(shift(each.floatFen, each.steps));
  expect(report).toMatchObject({
    floatFen: each.floatFen,
    cashInFen: each.cashInFen,
    cashOutFen: each.cashOutFen,
    expectedFen: each.expectedFen,
  });
  const net = report.netByMethodFen.CASH ?? 0;
  expect(net).toBe(each.cashSalesFen - each.cashRefundsFen);
});

const fen = fc.integer({ min: 1, max: 100_000 });
const method = fc.constantFrom<Method>('CASH', 'WECHAT', 'ALIPAY', 'UNIONPAY', 'ECNY', 'ON_ACCOUNT');

it('is float + cash sales − cash refunds ± movements, whatever the shift was', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('sell'), totalFen: fen, method }),
    fc.record({ do: fc.constant('refund'), totalFen: fen, method, of: fc.constant(0) }),
    fc.record({ do: fc.constant('move'), direction: fc.constantFrom('IN', 'OUT'), amountFen: fen }),
  );
  fc.assert(
    fc.property(fen, fc.array(step, { maxLength: 30 }), (floatFen, steps) => {
      let drawerFen = floatFen;
      const full = steps.map((each): Step => {
        if (!('method' in each)) {
          drawerFen += each.direction === 'IN' ? each.amountFen : -each.amountFen;
          return each;
        }
        if (each.method === 'CASH') drawerFen += each.do === 'sell' ? each.totalFen : -each.totalFen;
        return { ...each, tenders: [{ method: each.method, amountFen: each.totalFen }] };
      });
      expect(shiftReport(shift(floatFen, full)).expectedFen).toBe(drawerFen);
    }),
  );
});
