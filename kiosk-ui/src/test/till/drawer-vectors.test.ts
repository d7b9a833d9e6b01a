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
const tenders = fc.array(fc.record({ method, amountFen: fen }), { minLength: 1, maxLength: 4 });
const cashOf = (paid: readonly Paid[] = []): number =>
  paid.reduce((sum, each) => (each.method === 'CASH' ? sum + each.amountFen : sum), 0);
const total = (paid: readonly Paid[] = []): number => paid.reduce((sum, each) => sum + each.amountFen, 0);

it('is float + cash sales − cash refunds ± movements, a voided sale’s cash out again, whatever the shift was', () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('sell'), tenders }),
    fc.record({ do: fc.constant('refund'), tenders, of: fc.constant(0) }),
    fc.record({ do: fc.constant('void'), of: fc.nat(30) }),
    fc.record({ do: fc.constant('move'), direction: fc.constantFrom('IN', 'OUT'), amountFen: fen }),
  );
  fc.assert(
    fc.property(fen, fc.array(step, { maxLength: 30 }), (floatFen, wanted) => {
      const voided = new Set<number>();
      // A void takes back a sale before it, once.
      const steps = wanted.filter(({ do: does, of = 0 }, place) => {
        if (does !== 'void') return true;
        const possible = of < place && wanted[of]?.do === 'sell' && !voided.has(of);
        if (possible) voided.add(of);
        return possible;
      });
      const placed = steps.map((each): Step => {
        const of = each.do === 'void' ? steps.indexOf(wanted[each.of ?? 0] as Step) : each.of;
        return { ...each, ...(of === undefined ? {} : { of }), totalFen: total(each.tenders) };
      });
      const drawerFen = placed.reduce((sum, each) => {
        if (each.do === 'sell') return sum + cashOf(each.tenders);
        if (each.do === 'refund') return sum - cashOf(each.tenders);
        if (each.do === 'void') return sum - cashOf(placed[each.of ?? 0]?.tenders);
        return sum + (each.direction === 'IN' ? 1 : -1) * (each.amountFen ?? 0);
      }, floatFen);
      expect(shiftReport(shift(floatFen, placed)).expectedFen).toBe(drawerFen);
    }),
  );
});
