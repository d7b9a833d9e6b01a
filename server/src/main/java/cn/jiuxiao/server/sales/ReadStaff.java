package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.kiosks.SellingRules;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.Granted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads into a book who sells and approves, and what they may grant. */
final class ReadStaff {
  private final Connection connection;
  private final SalesBook book;

  ReadStaff(Connection connection, SalesBook book) {
    this.connection = connection;
    this.book = book;
  }

  void of(List<JournalEntry> entries) throws SQLException {
    Set<Long> cashiers = new HashSet<>();
    Set<Long> ruled = new HashSet<>();
    for (JournalEntry entry : entries) {
      EntryBody body = entry.body();
      if (body == null) {
        continue;
      }
      cashiers.add(body.stamp().cashier());
      if (body instanceof EntryBody.Sale sale) {
        Long approvedBy = sale.allowance().approvedBy();
        if (approvedBy != null) {
          cashiers.add(approvedBy);
        }
        if (!Granted.isNothing(sale) && sale.allowance().rules() > 0) {
          ruled.add(entry.terminal().outletId());
        }
      }
    }
    readCashiers(cashiers.toArray());
    if (!ruled.isEmpty()) {
      readRules(ruled.toArray());
    }
  }

  private void readCashiers(Object[] ids) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id, outlet_id, supervisor FROM cashier WHERE id = ANY (?)")) {
      query.setArray(1, connection.createArrayOf("bigint", ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          book.outletByCashier.put(row.getLong(1), row.getLong(2));
          if (row.getBoolean(3)) {
            book.supervisors.add(row.getLong(1));
          }
        }
      }
    }
  }

  private void readRules(Object[] outlets) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT outlet_id, version, cashier_discount_permille, supervisor_discount_permille, rounding_fen
            FROM outlet_rules WHERE outlet_id = ANY (?)
            """)) {
      query.setArray(1, connection.createArrayOf("bigint", outlets));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          var rules =
              new SellingRules(row.getLong(2), row.getInt(3), row.getInt(4), row.getLong(5));
          book.rules
              .computeIfAbsent(row.getLong(1), each -> new TreeMap<>())
              .put(rules.version(), rules);
        }
      }
    }
  }
}
