import './fixture/page-globals';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { COLUMNS, paperBytes, type PaperWidth } from '../../till/paper/bytes';
import { charactersOf, columnsOf, columnsOfOne, printable } from '../../till/paper/characters';
import { text, type PaperDocument } from '../../till/paper/document';
import { heightOf, type DrawRow } from '../../till/paper/draw';
import { layOut, wrapped } from '../../till/paper/layout';
import { refundOnPaper, saleOnPaper } from '../../till/paper/receipt';
import { reportOnPaper } from '../../till/paper/report';
import { takingsRows, drawerRows } from '../../till/parts/report-rows';
import type { RefundReceipt, SaleReceipt } from '../../till/receipt/model';
import type { ShiftReport } from '../../till/rules/drawer';
import { setLanguage } from '../../till/texts/texts';
import { interpreted, linesOf, type Printed } from './fixture/escpos';

const WIDTHS: PaperWidth[] = [58, 80];
const ADDRESS = 'https://9.example.cn/r/EjRWeJCrze8SNFZ4kKvN7w';

const SALE: SaleReceipt = {
  outlet: '石门银峰茶业 A-003',
  place: '2026 常德消费帮扶展销会 · 一号馆',
  number: 'A-003-1-2',
  at: Date.UTC(2026, 9, 17, 6, 5, 9),
  cashier: '张三',
  lines: [
    {
      name: '石门银峰 特级',
      eligible: true,
      unit: 'PIECE',
      quantityMilli: 2000,
      priceFen: 16800,
      discountFen: 0,
      dueFen: 33600,
    },
    {
      name: '石门柑橘',
      eligible: false,
      unit: 'KILOGRAM',
      quantityMilli: 1235,
      priceFen: 680,
      discountFen: 40,
      dueFen: 800,
    },
  ],
  roundingFen: 0,
  discountFen: 400,
  discountReason: '尾货',
  totalFen: 34000,
  eligibleFen: 33200,
  refundedFen: 0,
  voided: false,
  hasVisitor: true,
  tenders: [{ method: 'CASH', amountFen: 34000, receivedFen: 35000, changeFen: 1000, verified: false }],
  known: 'NOT_YET',
  copy: false,
  address: ADDRESS,
};

const noDrawing: DrawRow = () => {
  throw new Error('nothing here needs a picture');
};

function printed(document: PaperDocument, width: PaperWidth, draw = noDrawing): Printed[] {
  return interpreted(paperBytes(document, width, draw));
}

/** A pattern of its own for each character, in its own cell: what a canvas does, without one. */
const drawPatterns: DrawRow = (row, columns) => {
  const [width, height] = [columns * 12, heightOf(row)];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const cells = charactersOf(row.text).flatMap((character) =>
    Array.from({ length: columnsOfOne(character) * 12 }, (_, x) => ({ character, x })),
  );
  for (let y = 0; y < height; y += 1) {
    cells.forEach(({ character, x }, at) => {
      if (isDark(character, x, y)) data.fill(0, (y * width + at) * 4, (y * width + at) * 4 + 3);
    });
  }
  return { data, width, height } as ImageData;
};

function isDark(character: string, x: number, y: number): boolean {
  const code = character.codePointAt(0) ?? 0;
  return character !== ' ' && ((code >> ((x + y) % 17)) & 1) === 1;
}

afterEach(() => setLanguage('zh'));

describe('a receipt of a sale', () => {
  it('says on 58 mm what the screen says', () => {
    const lines = linesOf(printed(saleOnPaper(SALE), 58));
    expect(lines).toEqual([
      '<DRAWER>',
      '       石门银峰茶业 A-003',
      '       2026 常德消费帮扶',
      '        展销会 · 一号馆',
      '小票号                 A-003-1-2',
      '时间         2026-10-17 14:05:09',
      '收银员                      张三',
      '--------------------------------',
      '石门银峰 特级 [帮扶]',
      '  168.00 × 2             336.00',
      '石门柑橘',
      '  优惠 -0.40',
      '  6.80 × 1.235 公斤        8.00',
      '--------------------------------',
      '整单优惠 尾货            -￥4.00',
      '合计                    ￥340.00',
      '其中帮扶产品            ￥332.00',
      '现金                    ￥340.00',
      '实收                    ￥350.00',
      '找零                     ￥10.00',
      '已关联观众',
      '--------------------------------',
      '<QR>',
      '',
      '服务器尚未收到这张小票；联网后自',
      '动上传，届时可扫码查看。',
      '',
      '',
      '',
      '',
      '<CUT>',
      '',
    ]);
  });

  it.each(WIDTHS)('fits %i mm in both languages, and its amounts end at the right edge', (width) => {
    for (const language of ['zh', 'en'] as const) {
      setLanguage(language);
      const found = printed(saleOnPaper(SALE), width);
      for (const line of linesOf(found)) expect(columnsOf(line), line).toBeLessThanOrEqual(COLUMNS[width]);
      const total = found.find((each) => each.kind === 'TEXT' && each.text.endsWith('￥340.00') && each.tall);
      expect(total).toMatchObject({ bold: true });
      expect(columnsOf((total as { text: string }).text)).toBe(COLUMNS[width]);
      expect(found).toContainEqual({ kind: 'QR', text: ADDRESS, centred: true });
      const whole = linesOf(found).join(' ').replace(/\s+/g, '');
      expect(whole).toContain(language === 'zh' ? '服务器尚未收到' : 'Theserverhasnotreceivedthisreceiptyet');
    }
  });

  it('says on a copy that it is one, and opens the drawer only once, and only for cash', () => {
    const copy = printed(saleOnPaper({ ...SALE, copy: true, known: 'RECORDED' }), 58);
    expect(linesOf(copy).slice(0, 1)).toEqual(['          *** 副本 ***']);
    expect(linesOf(copy)).toContain('服务器已收到。扫码查看小票。');
    expect(linesOf(copy)).not.toContain('<DRAWER>');
    const paid = printed(
      saleOnPaper({ ...SALE, tenders: [{ method: 'WECHAT', amountFen: 34000, verified: false }] }),
      80,
    );
    expect(linesOf(paid)).not.toContain('<DRAWER>');
    expect(linesOf(paid)).toContain('  未经网关核实');
  });

  it('says that it was voided, and has no code before the till knows its server', () => {
    const lines = linesOf(printed(saleOnPaper({ ...SALE, voided: true, address: null }), 58));
    expect(lines.map((line) => line.trim())).toContain('已作废');
    expect(lines).not.toContain('<QR>');
    expect(lines).not.toContain('<DRAWER>');
  });
});

it('a refund says of which receipt, why, and what went back', () => {
  const refund: RefundReceipt = {
    ...SALE,
    number: 'A-003-1-4',
    lines: [{ name: '石门银峰 特级', quantityMilli: 1000, netFen: 16600 }],
    totalFen: 16600,
    tenders: [{ method: 'CASH', amountFen: 16600, verified: false }],
    original: 'A-003-1-2',
    reason: '质量问题',
  };
  const found = printed(refundOnPaper(refund), 58);
  expect(found).toContainEqual({ kind: 'QR', text: ADDRESS, centred: true });
  const lines = linesOf(found);
  expect(lines[0]).toBe('<DRAWER>');
  for (const line of [
    '退货，原小票 A-003-1-2',
    '  × 1                   -166.00',
    '合计                   -￥166.00',
    '原因：质量问题',
  ]) {
    expect(lines).toContain(line);
  }
});

it.each(WIDTHS)('an X report on %i mm has every row of the screen', (width) => {
  const report: ShiftReport = {
    shift: 1,
    openedAt: SALE.at,
    openedBy: 3,
    floatFen: 20000,
    saleCount: 3,
    salesFen: 50000,
    refundCount: 1,
    refundsFen: 16600,
    voidCount: 0,
    voidsFen: 0,
    cashInFen: 0,
    cashOutFen: 10000,
    netByMethodFen: { CASH: 17400, WECHAT: 16000 },
    backByMethodFen: { CASH: 16600 },
    discountsFen: 440,
    roundingFen: 0,
    movements: [{ direction: 'OUT', amountFen: 10000, reason: '交款' }],
    expectedFen: 27400,
  };
  const rows = [...takingsRows(report), 'RULE' as const, ...drawerRows(report)];
  const head = {
    outlet: SALE.outlet,
    terminal: 'A-003-1',
    printedAt: SALE.at,
    openedAt: SALE.at,
    cashier: '张三',
    closed: false,
    copy: false,
  };
  const lines = linesOf(printed(reportOnPaper(head, rows), width));
  for (const row of rows) {
    if (row === 'RULE') continue;
    const line = lines.find((each) => each.startsWith(row.label));
    expect(line, row.label).toMatch(/￥[\d,.]+$/);
    expect(columnsOf(line ?? '')).toBe(COLUMNS[width]);
  }
  expect(lines.map((line) => line.trim())).toContain('本班（X 报表）');
  expect(lines.join()).not.toContain('副本');
  const again = linesOf(printed(reportOnPaper({ ...head, closed: true, copy: true }, rows), width));
  expect(again.map((line) => line.trim())).toContain('*** 副本 ***');
});

describe('characters that the printer lacks', () => {
  it.each(WIDTHS)('are drawn on %i mm with the rest of their row, dot for dot', (width) => {
    const words = '㙍田 𠮷野家 No.7 ¥9';
    const found = printed(
      { opensDrawer: false, lines: [text('前'), text(words), text('后', { tall: true })] },
      width,
      drawPatterns,
    );
    expect(linesOf(found).slice(0, 3)).toEqual(['前', '<PICTURE>', '后']);
    const row = { text: printable(words), bold: false, tall: false };
    const expected = drawPatterns(row, COLUMNS[width]);
    const dots = Uint8Array.from({ length: expected.width * expected.height }, (_, at) =>
      expected.data[at * 4] ? 0 : 1,
    );
    expect(found[1]).toEqual({ kind: 'PICTURE', width: COLUMNS[width] * 12, height: 32, dots });
    expect(dots.some((dot) => dot === 1)).toBe(true);
  });

  it('are no reason to draw what the printer has', () => {
    const had = 'A石门银峰￥·×（）、。：「」éüαЯ〇㈱';
    expect(linesOf(printed({ opensDrawer: false, lines: [text(had)] }, 80))[0]).toBe(had);
  });

  it('are drawn twice as high in a tall row', () => {
    const found = printed({ opensDrawer: false, lines: [text('𠮷', { tall: true, bold: true })] }, 58, drawPatterns);
    expect(found[0]).toMatchObject({ kind: 'PICTURE', width: 384, height: 64 });
  });
});

describe('rows', () => {
  it('are never longer than the paper, and lose no character', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'ab 石门é𠮷-1￥，。x', '👨‍👩‍👧'), maxLength: 120 });
    fc.assert(
      fc.property(anyText, fc.constantFrom(32, 48), (words, columns) => {
        const rows = wrapped(printable(words), columns);
        for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(columns);
        expect(rows.join('').replaceAll(' ', '')).toBe(printable(words).replaceAll(' ', ''));
      }),
    );
  });

  it('keep words together, and a pair that is too long on rows of its own', () => {
    expect(wrapped('The server has not received it yet', 12)).toEqual(['The server', 'has not', 'received it', 'yet']);
    const rows = layOut([{ kind: 'PAIR', left: '名'.repeat(15), right: '￥1,680.00' }], 32);
    expect(rows.map((each) => (each.kind === 'ROW' ? each.row.text : ''))).toEqual([
      '名'.repeat(15),
      ' '.repeat(22) + '￥1,680.00',
    ]);
  });

  it('hold no byte that a printer would take for a command', () => {
    const name = 'tea\u001b@\u001dV\u0000\n\t盒';
    expect(linesOf(printed({ opensDrawer: false, lines: [text(name)] }, 58))[0]).toBe('tea @ V   盒');
  });
});
