package cn.jiuxiao.server.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.statistics.StatisticsForTests;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Whoever changes a table by hand is found: every column, every row taken out or put in, in every
 * table between a till's upload and a published figure, by someone who may drop constraints.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TamperIT {
  private static final List<String> TABLES =
      List.of(
          "journal_entry",
          "entry_judgement",
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
          "seal",
          "outlet_day",
          "outlet_month",
          "channel_month",
          "participation",
          "participant_count",
          "visit_count",
          "visit_month");

  /** How a branch came about is told by its entries; proven_at serves placing what comes next. */
  private static final Map<String, Set<String>> NOT_COVERED =
      Map.of(
          "terminal_branch",
          Set.of("parent", "opened_at", "cause", "proven_at"),
          "office_head",
          Set.of("only_one"));

  private SealedMonth month;
  private JournalFixture fixture;
  private Verify verify;

  @BeforeAll
  void aSealedMonth() throws Exception {
    month = new SealedMonth();
    fixture = month.fixture;
    verify =
        new Verify(
            fixture.source,
            fixture.keys,
            fixture.walkOffice(),
            List.of(StatisticsForTests.checkedFigures()));
    dropConstraints();
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  private void dropConstraints() {
    List<String> drops =
        fixture.rows(
            """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname)
            FROM pg_constraint WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace
            """);
    drops.forEach(fixture::execute);
  }

  /** What is found once this was done, which is then undone. */
  private List<Flaw> flawsAfter(String... tampering) throws SQLException {
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

  @Test
  void whatNobodyTouchedHolds() throws Exception {
    var flaws = new ArrayList<Flaw>();
    Verify.Walked walked = verify.everything(month.file, flaws::add, entries -> {});
    assertThat(flaws).isEmpty();
    assertThat(walked).isEqualTo(new Verify.Walked(15, 5, 2));
  }

  @Test
  void anyColumnOfAnyTableThatIsChangedIsFound() throws Exception {
    var unseen = new ArrayList<String>();
    for (String table : withHeads()) {
      for (String column : columns(table)) {
        String name = column.substring(0, column.indexOf(' '));
        if (NOT_COVERED.getOrDefault(table, Set.of()).contains(name)) {
          continue;
        }
        String change =
            "UPDATE %1$s SET %2$s = %3$s WHERE ctid = (SELECT ctid FROM %1$s WHERE %2$s IS NOT NULL LIMIT 1)"
                .formatted(table, name, changed(name, column.substring(name.length() + 1)));
        if (fixture.number("SELECT count(*) FROM %s WHERE %s IS NOT NULL".formatted(table, name))
            == 0) {
          change = "UPDATE %s SET %s = %s".formatted(table, name, filled(column));
        }
        if (flawsAfter(change).isEmpty()) {
          unseen.add(table + "." + column);
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  private static List<String> withHeads() {
    var tables = new ArrayList<>(TABLES);
    tables.add("terminal_branch");
    return tables;
  }

  private List<String> columns(String table) {
    return fixture.rows(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '"
            + table
            + "' ORDER BY ordinal_position");
  }

  private static String changed(String name, String type) {
    return switch (type) {
      case "bigint", "integer", "smallint" -> name + " + 1000";
      case "text" -> name + " || 'x'";
      case "character" -> "'430799'";
      case "bytea" -> "set_byte(%1$s, 5, (get_byte(%1$s, 5) + 1) %% 256)".formatted(name);
      case "date" -> name + " + 1";
      case "timestamp with time zone" -> name + " + interval '1 second'";
      case "boolean" -> "NOT " + name;
      case "uuid" -> "gen_random_uuid()";
      case "jsonb" -> "'{\"day\":\"2026-10-01\",\"lines\":[]}'";
      default -> throw new IllegalStateException(type);
    };
  }

  private static String filled(String column) {
    return switch (column.substring(column.indexOf(' ') + 1)) {
      case "bigint" -> "1";
      case "jsonb" -> "'{\"day\":\"2026-10-01\",\"lines\":[]}'";
      case "text" -> "'x'";
      case "bytea" -> "'\\x0102030405060708'";
      default -> throw new IllegalStateException(column);
    };
  }

  @Test
  void anyRowThatIsTakenOutIsFound() throws Exception {
    var unseen = new ArrayList<String>();
    for (String table : withHeads()) {
      for (String row : fixture.rows("SELECT ctid FROM " + table)) {
        if (flawsAfter("DELETE FROM %s WHERE ctid = '%s'".formatted(table, row)).isEmpty()) {
          unseen.add(table + " " + row);
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void aRowPutInIsFound() throws Exception {
    var unseen = new ArrayList<String>();
    for (String table : List.of("sale", "shift", "cash_movement", "visit", "entry_judgement")) {
      // Of the refused sale, of the parked one, and of an entry that never came.
      for (long seq : List.of(10, 11, 99)) {
        String put =
            "INSERT INTO %1$s SELECT (jsonb_populate_record(x, jsonb_build_object('seq', %2$d))).* FROM %1$s x WHERE NOT EXISTS (SELECT FROM %1$s y WHERE y.seq = %2$d) LIMIT 1"
                .formatted(table, seq);
        if (fixture.number("SELECT count(*) FROM %s WHERE seq = %d".formatted(table, seq)) == 0
            && flawsAfter(put).isEmpty()) {
          unseen.add(table + " " + seq);
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void twoRowsThatChangePlacesAreFoundByName() throws Exception {
    assertThat(
            flawsAfter(
                "UPDATE sale_line SET net_fen = net_fen + 100 WHERE seq = 2 AND line = 1 AND terminal_id = '"
                    + month.till.id()
                    + "'",
                "UPDATE sale_line SET net_fen = net_fen - 100 WHERE seq = 2 AND line = 2"))
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.record()).endsWith("/0/2");
              assertThat(flaw.kind()).isEqualTo(Flaw.Kind.NOT_AS_SEALED);
            });
    assertThat(
            flawsAfter(
                "UPDATE journal_entry SET seq = CASE seq WHEN 4 THEN 5 ELSE 4 END + 1000 WHERE seq IN (4, 5)",
                "UPDATE journal_entry SET seq = seq - 1000 WHERE seq > 1000"))
        .extracting(Flaw::kind)
        .contains(Flaw.Kind.MISPLACED, Flaw.Kind.DOES_NOT_FOLLOW);
  }

  @Test
  void aTailThatIsCutOffWithItsSealIsFoundByWhoKeptTheFile() throws Exception {
    String[] lastSealAndAllItHeld = {
      "DELETE FROM seal_leaves WHERE seal_number = 2", "DELETE FROM seal WHERE number = 2"
    };
    assertThat(flawsAfter(lastSealAndAllItHeld))
        .containsExactly(new Flaw("seal 2", Flaw.Kind.MISSING));
  }

  @Test
  void aFileThatWasEditedIsNoSeal() {
    String text = new String(month.file, StandardCharsets.UTF_8);
    assertThat(text).contains("\nday 2026-10-17 ").contains("\nsettled ");
    assertThatThrownBy(
            () ->
                Seal.ofFile(
                    text.replaceFirst("\nday 2026-10-17 3", "\nday 2026-10-17 4")
                        .replaceFirst("\nday 2026-10-17 4", "\nday 2026-10-17 5")
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the file is not as it was signed");
    assertThatThrownBy(() -> Seal.ofFile("hello".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("the file does not end with its signature");
  }
}
