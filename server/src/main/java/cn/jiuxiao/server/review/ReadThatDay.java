package cn.jiuxiao.server.review;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up what an outlet's catalogue said when a sale was made. */
@Singleton
class ReadThatDay {
  private static final String LISTED =
      """
      SELECT p.id, p.name, p.sales_unit,
        (SELECT price_fen FROM outlet_offer f WHERE f.outlet_id = ? AND f.product_id = p.id AND f.version <= ?
         ORDER BY f.version DESC LIMIT 1) AS price_fen,
        (SELECT price_fen FROM outlet_offer f WHERE f.outlet_id = ? AND f.product_id = p.id AND f.since <= ?
         ORDER BY f.version DESC LIMIT 1) AS price_then_fen,
        (SELECT b.kind || ' · ' || b.reason FROM product_block b WHERE b.product_id = p.id AND b.blocked_at <= ?
          AND (b.lifted_at IS NULL OR b.lifted_at > ?) LIMIT 1) AS blocked,
        (SELECT reason_code FROM product_eligibility e WHERE e.product_id = p.id AND e.valid_from <= ?
          AND (e.valid_to IS NULL OR e.valid_to > ?) LIMIT 1) AS eligibility
      FROM product p WHERE p.code = ?
      """;

  private final Sql sql;

  ReadThatDay(Sql sql) {
    this.sql = sql;
  }

  ThatDay of(EntryBody.Sale sale, long outlet, Instant at, LocalDate day) {
    List<ThatDay.Line> lines = new ArrayList<>();
    for (SaleLine line : sale.lines()) {
      lines.add(
          new ThatDay.Line(
              line.line(),
              line.product(),
              line.name(),
              line.unit(),
              new Money(line.priceFen()),
              line.quantityMilli(),
              new Money(line.netFen()),
              listed(line.product(), sale.catalogue(), outlet, at, day)));
    }
    long latest = sql.number("SELECT catalogue_version FROM outlet WHERE id = ?", outlet);
    return new ThatDay(day, latest, lines);
  }

  private ThatDay.@Nullable Listed listed(
      @Nullable String code, long version, long outlet, Instant at, LocalDate day) {
    return code == null
        ? null
        : sql.first(LISTED, ReadThatDay::read, outlet, version, outlet, at, at, at, day, day, code)
            .orElse(null);
  }

  private static ThatDay.Listed read(ResultSet row) throws SQLException {
    return new ThatDay.Listed(
        row.getLong("id"),
        row.getString("name"),
        row.getString("sales_unit"),
        money(row, "price_fen"),
        money(row, "price_then_fen"),
        row.getString("blocked"),
        row.getString("eligibility"));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    Long fen = Sql.longOrNull(row, column);
    return fen == null ? null : new Money(fen);
  }
}
