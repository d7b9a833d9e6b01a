package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.server.seals.CheckedFigures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

/** The parts of statistics that the journal asks, without a context. */
public final class StatisticsForTests {
  private StatisticsForTests() {}

  public static RecordedEntries rollUps() {
    return new RollUps();
  }

  public static List<CheckedFigures> checkedFigures() {
    return List.of(new RecountedFigures(), new CheckedMonths());
  }

  /** Publishes a month as it stands, by user 1. */
  public static void lock(JournalFixture fixture, YearMonth month, String note)
      throws SQLException {
    MonthStanding seen = standing(fixture, month);
    atOneMoment(fixture, connection -> lockMonth(fixture).lock(connection, 1, month, seen, note));
  }

  public static void lift(JournalFixture fixture, YearMonth month, String note)
      throws SQLException {
    MonthStanding seen = standing(fixture, month);
    atOneMoment(fixture, connection -> lockMonth(fixture).lift(connection, 1, month, seen, note));
  }

  private static MonthStanding standing(JournalFixture fixture, YearMonth month)
      throws SQLException {
    try (Connection connection = fixture.source.getConnection()) {
      return LockMonth.standing(connection, month);
    }
  }

  private static LockMonth lockMonth(JournalFixture fixture) {
    return new LockMonth(fixture.officeJournal(), fixture.clock);
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static void atOneMoment(JournalFixture fixture, Work work) throws SQLException {
    try (Connection connection = fixture.source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      work.on(connection);
      connection.commit();
    }
  }
}
