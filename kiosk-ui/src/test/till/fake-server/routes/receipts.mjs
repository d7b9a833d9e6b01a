// README §7a: receipts of any till of the outlet, and holding them.
import { b64, Problem } from '../bytes.mjs';

const codeOf = ({ hash }) => b64(hash.subarray(0, 16));

function salesOf(state) {
  return [...state.terminals].flatMap(([terminal, { entries }]) =>
    entries.filter(({ body }) => body.kind === 'SALE').map((entry) => ({ terminal, ...entry })),
  );
}

function corrections(state, hash) {
  return [...state.terminals].flatMap(([terminal, { entries }]) =>
    entries
      .filter(({ body }) => body.original?.hash === hash)
      .map(({ body: { kind, seq, device, receipt = null, lines = [], tenders = [] } }) => {
        return { terminal, seq, kind, at: device, receipt, lines, tenders };
      }),
  );
}

function left(state, { body, hash }, terminal, line) {
  const sum = (all) => all.filter((each) => each.line === line).reduce((milli, each) => milli + each.quantityMilli, 0);
  const taken = sum(corrections(state, b64(hash)).flatMap((each) => each.lines));
  const held = state.reservations.filter((each) => each.hash === b64(hash) && each.terminal !== terminal);
  return sum(body.lines) - taken - sum(held);
}

export function receipt({ state }, code, number) {
  const found = salesOf(state).find((sale) => (number ? sale.body.receipt === number : codeOf(sale) === code));
  if (!found) throw new Problem(404, 'sales.receipt-unknown');
  return [200, answerOf(state, found)];
}

function answerOf(state, found) {
  const { terminal, hash, body } = found;
  return {
    original: { terminal, seq: body.seq, hash: b64(hash) },
    receipt: body.receipt,
    soldAt: body.device,
    cashier: '张三',
    lines: body.lines.map((line) => ({ ...line, eligible: line.product !== null })),
    roundingFen: body.roundingFen,
    discountFen: body.discountFen ?? 0,
    discountReason: body.discountReason ?? null,
    totalFen: body.totalFen,
    tenders: body.tenders,
    corrections: corrections(state, b64(hash)),
    reserved: state.reservations
      .filter((each) => each.hash === b64(hash))
      .map((each) => ({ ...each, label: 'A-003-2', until: body.device + 86_400_000 })),
  };
}

export function reserve({ state, now }, terminal, { original, lines }) {
  const found = salesOf(state).find(({ hash }) => b64(hash) === original.hash);
  if (!found) throw new Problem(404, 'sales.receipt-unknown');
  for (const { line, quantityMilli } of lines) {
    if (quantityMilli > left(state, found, terminal, line)) throw new Problem(409, 'sales.reserved-elsewhere');
  }
  state.reservations = state.reservations.filter((each) => each.hash !== original.hash || each.terminal !== terminal);
  for (const line of lines) state.reservations.push({ ...line, hash: original.hash, terminal });
  return [200, { until: now() + 86_400_000, receipt: answerOf(state, found) }];
}
