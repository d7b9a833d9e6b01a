package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.server.statistics.Recount;
import cn.jiuxiao.server.trial.process.ChildServer;
import cn.jiuxiao.server.trial.process.TrialFailure;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold once everything has recovered and tills have sent all they have. */
final class Checks {
  private final ChildServer server;
  private final Ledger ledger;

  Checks(ChildServer server, Ledger ledger) {
    this.server = server;
    this.ledger = ledger;
  }

  void all() throws SQLException {
    if (!ledger.wrong().isEmpty()) {
      throw new TrialFailure("tills were answered: " + ledger.wrong());
    }
    try (Connection connection = server.connect()) {
      nothingAcknowledgedIsLost(stored(connection));
      nothingIsLostOrStoredTwice(connection);
      sumsAreWhatTillsSold(connection);
      List<String> differences = Recount.differences(connection);
      if (!differences.isEmpty()) {
        throw new TrialFailure("roll-ups are not what a recount gives: " + differences);
      }
    }
  }

  private static Map<String, String> stored(Connection connection) throws SQLException {
    Map<String, String> stored = new HashMap<>();
    try (Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT hash, terminal_id || '/' || branch || '/' || seq FROM journal_entry")) {
      while (row.next()) {
        stored.put(Sha256.ofBytes(row.getBytes(1)).toString(), row.getString(2));
      }
    }
    return stored;
  }

  private void nothingAcknowledgedIsLost(Map<String, String> stored) {
    ledger
        .acknowledged()
        .forEach(
            (hash, place) -> {
              if (!place.equals(stored.get(hash))) {
                throw new TrialFailure(
                    "acknowledged as %s with hash %s, stored as %s"
                        .formatted(place, hash, stored.get(hash)));
              }
            });
  }

  private void nothingIsLostOrStoredTwice(Connection connection) throws SQLException {
    same("entries", ledger.written.get(), number(connection, "SELECT count(*) FROM journal_entry"));
    same(
        "entries that count",
        ledger.written.get(),
        number(connection, "SELECT count(*) FROM entry_judgement WHERE outcome = 'RECORDED'"));
    same(
        "alarms but for clocks and silence",
        0,
        number(connection, "SELECT count(*) FROM alarm WHERE kind NOT IN ('CLOCK', 'SILENT')"));
  }

  private void sumsAreWhatTillsSold(Connection connection) throws SQLException {
    same(
        "fen sold",
        ledger.soldFen.get(),
        number(connection, "SELECT coalesce(sum(sold_fen), 0) FROM outlet_day"));
    same(
        "fen refunded",
        ledger.refundedFen.get(),
        number(connection, "SELECT coalesce(sum(refunded_fen), 0) FROM outlet_day"));
  }

  private static void same(String what, long tills, long stored) {
    if (tills != stored) {
      throw new TrialFailure("%s: %d by the tills, %d stored".formatted(what, tills, stored));
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
