package cn.jiuxiao.server.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.seals.Tampering.Column;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Whoever changes a table by hand is found: every column, every row taken out or put in, any two
 * rows that exchange a value, in every table between a till's upload and a published figure, by
 * someone who may drop constraints. Only {@code early_entry} is left out: a till is not told that
 * such entries are stored, so it keeps them and brings them again.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TamperIT {
  private Tampering tampering;

  @BeforeAll
  void aSealedMonth() throws Exception {
    tampering = new Tampering();
  }

  @AfterAll
  void end() {
    tampering.close();
  }

  @Test
  void whatNobodyTouchedHolds() throws Exception {
    var flaws = new ArrayList<Flaw>();
    Verify.Walked walked =
        tampering.verify.everything(tampering.month.file, flaws::add, entries -> {});
    assertThat(flaws).isEmpty();
    assertThat(walked).isEqualTo(new Verify.Walked(15, 9, 2));
  }

  @Test
  void anyColumnOfAnyTableThatIsChangedIsFound() {
    assertThat(Tampering.unseen(this::unseenChanges)).isEmpty();
  }

  private List<String> unseenChanges(String table) throws SQLException {
    var unseen = new ArrayList<String>();
    for (Column column : tampering.columns(table)) {
      String name = column.name();
      String change =
          "UPDATE %1$s SET %2$s = %3$s WHERE ctid = (SELECT ctid FROM %1$s WHERE %2$s IS NOT NULL LIMIT 1)"
              .formatted(table, name, changed(name, column.type()));
      if (tampering.fixture.number(
              "SELECT count(*) FROM %s WHERE %s IS NOT NULL".formatted(table, name))
          == 0) {
        change = "UPDATE %s SET %s = %s".formatted(table, name, filled(column.type()));
      }
      if (tampering.flawsAfter(change).isEmpty()) {
        unseen.add(column.toString());
      }
    }
    return unseen;
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

  private static String filled(String type) {
    return switch (type) {
      case "bigint" -> "1";
      case "jsonb" -> "'{\"day\":\"2026-10-01\",\"lines\":[]}'";
      case "text" -> "'x'";
      case "bytea" -> "'\\x0102030405060708'";
      default -> throw new IllegalStateException(type);
    };
  }

  @Test
  void anyRowThatIsTakenOutIsFound() {
    assertThat(Tampering.unseen(this::unseenLosses)).isEmpty();
  }

  private List<String> unseenLosses(String table) throws SQLException {
    var unseen = new ArrayList<String>();
    for (String row : tampering.fixture.rows("SELECT ctid FROM " + table)) {
      if (tampering
          .flawsAfter("DELETE FROM %s WHERE ctid = '%s'".formatted(table, row))
          .isEmpty()) {
        unseen.add(table + " " + row);
      }
    }
    return unseen;
  }

  @Test
  void aRowPutInIsFound() throws Exception {
    var unseen = new ArrayList<String>();
    for (String table :
        List.of("month_lock", "month_lock_figure", "month_lock_head", "seal_leaves")) {
      String put = "INSERT INTO %1$s SELECT * FROM %1$s LIMIT 1".formatted(table);
      if (tampering.flawsAfter(put).isEmpty()) {
        unseen.add(table);
      }
    }
    for (String table : List.of("sale", "shift", "cash_movement", "visit", "entry_judgement")) {
      // Of the refused sale, of the parked one, and of an entry that never came.
      for (long seq : List.of(10, 11, 99)) {
        String put =
            "INSERT INTO %1$s SELECT (jsonb_populate_record(x, jsonb_build_object('seq', %2$d))).* FROM %1$s x WHERE NOT EXISTS (SELECT FROM %1$s y WHERE y.seq = %2$d) LIMIT 1"
                .formatted(table, seq);
        if (tampering.fixture.number("SELECT count(*) FROM %s WHERE seq = %d".formatted(table, seq))
                == 0
            && tampering.flawsAfter(put).isEmpty()) {
          unseen.add(table + " " + seq);
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void anyTwoRowsThatExchangeAValueAreFound() {
    var exchanged = new AtomicInteger();
    assertThat(Tampering.unseen(table -> unseenExchanges(table, exchanged))).isEmpty();
    assertThat(exchanged.get()).isGreaterThan(120);
  }

  private List<String> unseenExchanges(String table, AtomicInteger exchanged) throws SQLException {
    var unseen = new ArrayList<String>();
    for (Column column : tampering.columns(table)) {
      // Two rows that differ in nothing else would only change their names.
      List<String> pair =
          tampering.fixture.rows(
              """
              SELECT a.ctid, b.ctid FROM %1$s a JOIN %1$s b ON a.ctid < b.ctid AND a.%2$s IS DISTINCT FROM b.%2$s
                AND to_jsonb(a) - '%2$s' IS DISTINCT FROM to_jsonb(b) - '%2$s' LIMIT 1
              """
                  .formatted(table, column.name()));
      if (!pair.isEmpty()) {
        exchanged.incrementAndGet();
        String[] row = pair.getFirst().split(" ", 2);
        String exchange =
            """
            UPDATE %1$s x SET %2$s = y.%2$s FROM %1$s y
            WHERE (x.ctid, y.ctid) IN (('%3$s'::tid, '%4$s'::tid), ('%4$s'::tid, '%3$s'::tid))
            """
                .formatted(table, column.name(), row[0], row[1]);
        if (tampering.flawsAfter(exchange).isEmpty()) {
          unseen.add(column.toString());
        }
      }
    }
    return unseen;
  }

  @Test
  void aSealedTailOfTheOfficesJournalThatIsCutOffIsFound() throws Exception {
    assertThat(
            tampering.flawsAfter(
                "DELETE FROM month_lock_figure WHERE number = 2",
                "DELETE FROM month_lock_head WHERE number = 2",
                "DELETE FROM month_lock WHERE number = 2",
                "DELETE FROM office_entry WHERE seq = 9",
                "UPDATE office_head SET next_seq = 9, head_hash = (SELECT hash FROM office_entry WHERE seq = 8)"))
        .containsExactly(new Flaw("office_entry 9", Flaw.Kind.MISSING));
  }

  @Test
  void aPublishedFigureThatWasChangedIsFoundByItsMonth() throws Exception {
    assertThat(
            tampering.flawsAfter(
                "UPDATE month_lock_figure SET sold_fen = sold_fen + 100 WHERE number = 1 AND channel_code = 'FAIR'"))
        .containsExactly(
            new Flaw("month_lock_figure, month_lock_head 2026-10/1", Flaw.Kind.NOT_AS_PUBLISHED));
  }

  @Test
  void twoRowsThatChangePlacesAreFoundByName() throws Exception {
    assertThat(
            tampering.flawsAfter(
                "UPDATE sale_line SET net_fen = net_fen + 100 WHERE seq = 2 AND line = 1 AND terminal_id = '"
                    + tampering.month.till.id()
                    + "'",
                "UPDATE sale_line SET net_fen = net_fen - 100 WHERE seq = 2 AND line = 2"))
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.record()).endsWith("/0/2");
              assertThat(flaw.kind()).isEqualTo(Flaw.Kind.NOT_AS_SEALED);
            });
    assertThat(
            tampering.flawsAfter(
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
    assertThat(tampering.flawsAfter(lastSealAndAllItHeld))
        .containsExactly(new Flaw("seal 2", Flaw.Kind.MISSING));
  }

  @Test
  void aFileThatWasEditedIsNoSeal() {
    String text = new String(tampering.month.file, StandardCharsets.UTF_8);
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
