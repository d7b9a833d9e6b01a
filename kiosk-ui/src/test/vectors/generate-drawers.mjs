// Writes drawers.json anew: `node generate-drawers.mjs`. Random shifts with a fixed seed, reckoned here a third time, apart from the till's
// rule (rules/drawer.ts) and the server's (days.ReadDrawers), which both read the file. Amounts are in fen.
import { writeFileSync } from 'node:fs';

const CASES = 40;
const MOST_STEPS = 14;
const METHODS = ['CASH', 'CASH', 'WECHAT', 'ALIPAY', 'UNIONPAY', 'ECNY', 'ON_ACCOUNT'];

// mulberry32: the same numbers on every run
let state = 20261017;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const amount = () => 1 + below(50_000);

function tendersOf(totalFen) {
  const first = METHODS[below(METHODS.length)];
  const second = METHODS[below(METHODS.length)];
  if (first === second || totalFen < 2 || below(3) > 0) return [{ method: first, amountFen: totalFen }];
  const part = 1 + below(totalFen - 1);
  return [{ method: first, amountFen: part }, { method: second, amountFen: totalFen - part }];
}

const cashOf = (tenders) => tenders.reduce((sum, each) => sum + (each.method === 'CASH' ? each.amountFen : 0), 0);

function aShift(number) {
  const floatFen = 1_000_000 + amount(); // a drawer never holds less than nothing
  const steps = [];
  const expected = { cashSalesFen: 0, cashRefundsFen: 0, cashInFen: 0, cashOutFen: 0 };
  const open = []; // places of sales that can be taken back
  for (let i = below(MOST_STEPS + 1); i > 0; i--) {
    const dice = below(10);
    if (dice < 5 || (dice < 8 && open.length === 0)) {
      const totalFen = amount();
      const tenders = tendersOf(totalFen);
      const parked = below(5) === 0; // its cash lies in the drawer all the same
      if (!parked) open.push(steps.length);
      steps.push({ do: 'sell', totalFen, tenders, parked });
      expected.cashSalesFen += cashOf(tenders);
    } else if (dice < 8) {
      const of = open.splice(below(open.length), 1)[0];
      const sale = steps[of];
      if (dice === 5) {
        steps.push({ do: 'void', of });
        expected.cashSalesFen -= cashOf(sale.tenders);
      } else {
        const tenders = below(2) === 0 ? sale.tenders : [{ method: 'CASH', amountFen: sale.totalFen }];
        steps.push({ do: 'refund', of, totalFen: sale.totalFen, tenders });
        expected.cashRefundsFen += cashOf(tenders);
      }
    } else {
      const direction = below(2) === 0 ? 'IN' : 'OUT';
      const amountFen = amount();
      steps.push({ do: 'move', direction, amountFen });
      expected[direction === 'IN' ? 'cashInFen' : 'cashOutFen'] += amountFen;
    }
  }
  const expectedFen =
    floatFen + expected.cashSalesFen - expected.cashRefundsFen + expected.cashInFen - expected.cashOutFen;
  return { name: `shift ${number}`, floatFen, steps, ...expected, expectedFen };
}

const cases = Array.from({ length: CASES }, (_, number) => aShift(number + 1));
writeFileSync(new URL('drawers.json', import.meta.url), JSON.stringify({ cases }, null, 1) + '\n');
