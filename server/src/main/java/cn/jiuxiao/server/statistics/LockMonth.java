package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.OfficeJournal;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.wire.Base64Url;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Freezes a month, or takes that back, on the connection given: the rows, and the office's entry
 * that holds their digest. Nothing may have been read in its transaction, which is to show one
 * moment (REPEATABLE READ).
 */
final class LockMonth {
  static final String LOCKED = "MONTH_LOCKED";
  static final String LIFTED = "MONTH_LIFTED";

  private final OfficeJournal officeJournal;
  private final Clock clock;

  LockMonth(OfficeJournal officeJournal, Clock clock) {
    this.officeJournal = officeJournal;
    this.clock = clock;
  }

  void lock(Connection connection, long userId, YearMonth month, MonthStanding seen, String note)
      throws SQLException {
    waitFor(connection, month, seen);
    FrozenMonth frozen = FrozenMonth.count(connection, month, seen.number() + 1);
    FrozenMonth.Row total = frozen.total();
    SequencedMap<String, Object> members = members(month, frozen.number());
    members.put("digest", Base64Url.encode(frozen.digest().bytes()));
    members.put("sales", total.sums().sales());
    members.put("totalFen", total.sums().total().fen());
    members.put("eligibleFen", total.sums().eligible().fen());
    members.put("persons", total.persons());
    members.put("visits", total.figure().visits());
    members.put("note", note);
    long officeSeq = officeJournal.append(connection, clock.instant(), userId, LOCKED, members);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO month_lock (month, number, office_seq, digest, note) VALUES (?, ?, ?, ?, ?)")) {
      insert.setObject(1, month.atDay(1));
      insert.setInt(2, frozen.number());
      insert.setLong(3, officeSeq);
      insert.setBytes(4, frozen.digest().bytes());
      insert.setString(5, note);
      insert.executeUpdate();
    }
    frozen.store(connection);
  }

  void lift(Connection connection, long userId, YearMonth month, MonthStanding seen, String note)
      throws SQLException {
    waitFor(connection, month, seen);
    SequencedMap<String, Object> members = members(month, seen.number());
    members.put("note", note);
    long officeSeq = officeJournal.append(connection, clock.instant(), userId, LIFTED, members);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO month_lifting (month, number, office_seq, note) VALUES (?, ?, ?, ?)")) {
      insert.setObject(1, month.atDay(1));
      insert.setInt(2, seen.number());
      insert.setLong(3, officeSeq);
      insert.setString(4, note);
      insert.executeUpdate();
    }
  }

  /**
   * From here on the transaction shows one moment, in which the office decides nothing else: a
   * decision is either in the figures, with a lower number in its journal, or it is late.
   */
  private static void waitFor(Connection connection, YearMonth month, MonthStanding seen)
      throws SQLException {
    try (Statement lock = connection.createStatement()) { // before anything is read
      lock.execute("LOCK TABLE office_head IN EXCLUSIVE MODE");
    }
    if (!standing(connection, month).equals(seen)) {
      throw changedMeanwhile(month);
    }
  }

  static MonthStanding standing(Connection connection, YearMonth month) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT l.number, x.number IS NOT NULL FROM month_lock l LEFT JOIN month_lifting x USING (month, number)
            WHERE l.month = ? ORDER BY l.number DESC LIMIT 1
            """)) {
      query.setObject(1, month.atDay(1));
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new MonthStanding(row.getInt(1), row.getBoolean(2))
            : MonthStanding.NONE;
      }
    }
  }

  static Problem changedMeanwhile(YearMonth month) {
    return new Problem(409, "statistics.lock.changedMeanwhile", month);
  }

  private static SequencedMap<String, Object> members(YearMonth month, int number) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("month", month);
    members.put("number", number);
    return members;
  }
}
