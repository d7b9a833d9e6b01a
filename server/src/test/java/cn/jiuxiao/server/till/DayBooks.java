package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.Console;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * One kiosk's day as the server stored it and as the office reads it, held against sums kept apart.
 */
final class DayBooks {
  private final Sql sql;
  private final long kiosk;
  private final BiFunction<Actor, String, Page> console;

  /**
   * @param console opens a page of the console as somebody
   */
  DayBooks(Sql sql, long kiosk, BiFunction<Actor, String, Page> console) {
    this.sql = sql;
    this.kiosk = kiosk;
    this.console = console;
  }

  long entries() {
    return count("journal_entry");
  }

  private long count(String table) {
    return sql.number(
        "SELECT count(*) FROM " + table + " WHERE terminal_id IN " + TillScene.Device.TERMINALS,
        kiosk);
  }

  private List<String> rows(String query) {
    return sql.list(query, row -> row.getString(1), kiosk);
  }

  void serverHas(long entries, ShiftSums first, ShiftSums second, List<Long> counted) {
    assertThat(count("journal_entry")).isEqualTo(entries);
    assertThat(count("unsettled_entry")).isZero();
    assertThat(count("sale")).isEqualTo(first.sales + second.sales);
    assertThat(count("refund")).isEqualTo(first.refunds + second.refunds);
    assertThat(count("sale_void")).isEqualTo(first.voids + second.voids);
    assertThat(
            rows(
                """
                SELECT concat_ws(' ', c.expected_fen, s.float_fen + (
                  SELECT sum(m.cash_fen) FROM drawer_movement m
                  WHERE (m.terminal_id, m.branch, m.shift_seq) = (s.terminal_id, s.branch, s.seq)), c.counted_fen)
                FROM shift_closing c
                JOIN shift s ON (s.terminal_id, s.branch, s.seq) = (c.terminal_id, c.branch, c.shift_seq)
                WHERE c.terminal_id IN %s ORDER BY c.seq
                """
                    .formatted(TillScene.Device.TERMINALS)))
        .containsExactly(
            first.drawerFen() + " " + first.drawerFen() + " " + counted.getFirst(),
            second.drawerFen() + " " + second.drawerFen() + " " + counted.getLast());
    assertThat(
            rows(
                """
                SELECT t.method || ' ' || sum(CASE WHEN r.seq IS NULL THEN t.amount_fen ELSE -t.amount_fen END)
                FROM tender t LEFT JOIN refund r USING (terminal_id, branch, seq)
                LEFT JOIN sale_void v ON (v.terminal_id, v.branch, v.sale_seq) = (t.terminal_id, t.branch, t.seq)
                WHERE v.seq IS NULL AND t.terminal_id IN %s GROUP BY t.method
                """
                    .formatted(TillScene.Device.TERMINALS)))
        .containsExactlyInAnyOrderElementsOf(byMethod(first, second));
  }

  private static List<String> byMethod(ShiftSums first, ShiftSums second) {
    Map<String, Long> all = new TreeMap<>(first.byMethod());
    second.byMethod().forEach((method, fen) -> all.merge(method, fen, Long::sum));
    return all.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList();
  }

  /**
   * The roll-up's one row, the office's page of the year, and the list of the outlet's receipts.
   */
  void officeReads(long outlet, LocalDate day, ShiftSums first, ShiftSums second) {
    long sales = first.standing() + second.standing();
    long refunds = first.refunds + second.refunds;
    long total = first.totalFen() + second.totalFen();
    long eligible = first.eligibleFen + second.eligibleFen;
    assertThat(
            sql.list(
                """
                SELECT concat_ws(' ', business_day, sales, refunds, sold_fen - refunded_fen,
                  sold_eligible_fen - refunded_eligible_fen) FROM outlet_day WHERE outlet_id = ?
                """,
                row -> row.getString(1),
                outlet))
        .containsExactly(day + " " + sales + " " + refunds + " " + total + " " + eligible);
    Page statistics = console.apply(OFFICE, "/statistics");
    Locator figures = statistics.locator(".jx-figures .jx-figure");
    assertThat(figures.nth(0).locator("[title]"))
        .hasAttribute("title", ShiftSums.yuan(total) + " 元");
    assertThat(figures.nth(1).locator("[title]"))
        .hasAttribute("title", ShiftSums.yuan(eligible) + " 元");
    assertThat(figures.nth(2)).hasText(String.valueOf(sales));
    assertThat(figures.nth(3)).hasText("2");
    assertThat(figures.nth(4)).hasText("3");
    Console.shot(statistics, "13-statistics");
    Page receipts = console.apply(ORGANIZER, "/sales/outlets/" + outlet);
    assertThat(receipts.locator(".jx-sum"))
        .containsText(
            "销售 %d 笔，退货 %d 笔 · 总金额 %s 元 · 符合条件 %s 元"
                .formatted(sales, refunds, ShiftSums.yuan(total), ShiftSums.yuan(eligible)));
    Console.shot(receipts, "14-receipts");
  }
}
