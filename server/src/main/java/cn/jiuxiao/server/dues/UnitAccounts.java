package cn.jiuxiao.server.dues;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.ReceiptCode;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens a unit's account with an outlet. */
@Singleton
public class UnitAccounts {
  private final Sql sql;
  private final Kiosks kiosks;

  UnitAccounts(Sql sql, Kiosks kiosks) {
    this.sql = sql;
    this.kiosks = kiosks;
  }

  /**
   * @param from the first day shown; null for all
   * @param to the last day shown; null for all
   */
  @Transactional(readOnly = true)
  public UnitAccount open(
      Actor actor, long outletId, String unit, @Nullable LocalDate from, @Nullable LocalDate to) {
    Outlets.mustSee(actor);
    Outlet outlet = kiosks.mustHaveTills(actor, outletId);
    List<AccountLine> all = lines(outletId, unit);
    if (all.isEmpty()) {
      throw new NotFound();
    }
    Money before = Money.ZERO;
    Money balance = Money.ZERO;
    List<AccountLine> shown = new ArrayList<>();
    for (AccountLine line : all) {
      balance = balance.plus(line.change());
      if (from != null && line.day().date().isBefore(from)) {
        before = balance;
      } else if (to == null || !line.day().date().isAfter(to)) {
        shown.add(line.withBalance(balance));
      }
    }
    return new UnitAccount(outlet, unit, before, shown, balance, Kiosks.mayWork(actor, outlet));
  }

  /** Refuses a unit that never put anything on account there. */
  void mustExist(long outletId, String unit) {
    if (sql.list(
            "SELECT 1 FROM " + Ledger.ROWS + " WHERE x.outlet_id = ? AND x.unit = ? LIMIT 1",
            row -> row.getInt(1),
            outletId,
            unit)
        .isEmpty()) {
      throw new NotFound();
    }
  }

  private List<AccountLine> lines(long outletId, String unit) {
    return sql.list(
        "SELECT x.* FROM "
            + Ledger.ROWS
            + " WHERE x.outlet_id = ? AND x.unit = ? ORDER BY x.day, x.at, x.receipt, x.payment_id",
        UnitAccounts::read,
        outletId,
        unit);
  }

  private static AccountLine read(ResultSet row) throws SQLException {
    byte[] receipt = row.getBytes("receipt_id");
    return new AccountLine(
        AccountLine.Kind.valueOf(row.getString("kind")),
        new BusinessDay(row.getObject("day", LocalDate.class)),
        Objects.requireNonNull(Sql.instant(row, "at")),
        receipt == null ? null : new ReceiptCode(Base64Url.encode(receipt)),
        row.getString("receipt"),
        row.getString("person"),
        row.getString("note"),
        Sql.longOrNull(row, "payment_id"),
        row.getString("method"),
        new Money(row.getLong("amount_fen")),
        new Money(row.getLong("fen")),
        Money.ZERO);
  }
}
