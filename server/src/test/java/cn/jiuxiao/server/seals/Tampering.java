package cn.jiuxiao.server.seals;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.statistics.StatisticsForTests;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Someone with the database's password, who may drop constraints, and what is found of it. */
final class Tampering implements AutoCloseable {
  static final List<String> TABLES =
      List.of(
          "journal_entry",
          "entry_judgement",
          "entry_attachment",
          "terminal_branch",
          "unverified_entry",
          "drawer_movement",
          "shift",
          "shift_closing",
          "cash_movement",
          "sale",
          "sale_line",
          "tender",
          "refund",
          "refund_line",
          "sale_void",
          "visit",
          "office_entry",
          "office_head",
          "settlement",
          "branch_settlement",
          "unverified_settlement",
          "seal",
          "seal_leaves",
          "seal_evidence",
          "month_lock",
          "month_lifting",
          "month_lock_figure",
          "month_lock_head",
          "outlet_day",
          "outlet_month",
          "channel_month",
          "participation",
          "participant_count",
          "visit_count",
          "visit_month");

  /**
   * proven_at serves placing what comes next; an attachment's content may be erased at any time.
   */
  static final Map<String, Set<String>> NOT_COVERED =
      Map.of(
          "terminal_branch",
          Set.of("proven_at"),
          "entry_attachment",
          Set.of("erased_at"),
          "office_head",
          Set.of("only_one"));

  final SealedMonth month;
  final JournalFixture fixture;
  final Verify verify;

  /** A column of a table, with its type. */
  record Column(String table, String name, String type) {}

  Tampering() throws SQLException {
    month = new SealedMonth();
    fixture = month.fixture;
    verify =
        new Verify(
            fixture.source,
            fixture.keys,
            fixture.walkOffice(),
            StatisticsForTests.checkedFigures());
    dropConstraints();
  }

  @Override
  public void close() {
    fixture.close();
  }

  private void dropConstraints() {
    List<String> drops =
        fixture.rows(
            """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', conrelid::regclass, conname)
            FROM pg_constraint WHERE contype IN ('c', 'f', 'p', 'u') AND connamespace = 'public'::regnamespace
            """);
    drops.forEach(fixture::execute);
  }

  /** What is found once this was done, which is then undone. */
  List<Flaw> flawsAfter(String... tampering) throws SQLException {
    try (Connection connection = fixture.source.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String one : tampering) {
          assertThat(statement.executeUpdate(one)).as(one).isPositive();
        }
        var flaws = new ArrayList<Flaw>();
        verify.walk(connection, Seal.ofFile(month.file), flaws::add, walked -> {});
        return flaws;
      } finally {
        connection.rollback();
      }
    }
  }

  /** What of a table somebody tries, and of which nothing is found. */
  interface Tried {
    List<String> unseen(String table) throws SQLException;
  }

  /** Tries it on every table; several at once, for nothing of it stays. */
  static List<String> unseen(Tried tried) {
    return TABLES.parallelStream()
        .flatMap(
            table -> {
              try {
                return tried.unseen(table).stream();
              } catch (SQLException e) {
                throw new AssertionError(table, e);
              }
            })
        .toList();
  }

  /** Those of a table that are covered. */
  List<Column> columns(String table) {
    return fixture
        .rows(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '"
                + table
                + "' ORDER BY ordinal_position")
        .stream()
        .map(row -> row.split(" ", 2))
        .filter(row -> !NOT_COVERED.getOrDefault(table, Set.of()).contains(row[0]))
        .map(row -> new Column(table, row[0], row[1]))
        .toList();
  }
}
