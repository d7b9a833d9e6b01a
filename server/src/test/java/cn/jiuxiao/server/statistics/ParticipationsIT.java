package cn.jiuxiao.server.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.sales.SalesEffects.Standing;
import cn.jiuxiao.server.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Persons by grain, from standings alone. */
class ParticipationsIT {
  private static final LocalDate SEPTEMBER = LocalDate.parse("2026-09-30");
  private static final LocalDate OCTOBER = LocalDate.parse("2026-10-01");
  private static final byte[] ONE = {1};
  private static final byte[] OTHER = {(byte) 0x80};

  private Connection connection;

  @BeforeEach
  void set() throws SQLException {
    connection = TestDatabase.create().connect();
  }

  @AfterEach
  void end() throws SQLException {
    connection.close();
  }

  private void add(Standing... standings) throws SQLException {
    new Participations(connection).add(List.of(standings));
  }

  private static Standing fair(LocalDate day, byte[] person, int change) {
    return new Standing("FAIR", "430726", day, person, change);
  }

  private List<String> rows(String sql) throws SQLException {
    var rows = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  private List<String> persons() throws SQLException {
    return rows(
        "SELECT concat_ws(' ', channel_code, region_code, period, persons) FROM participant_count WHERE persons <> 0 ORDER BY 1");
  }

  private List<String> persons(String channel, String period) throws SQLException {
    return persons().stream()
        .filter(row -> row.startsWith(channel + " ALL " + period + " "))
        .toList();
  }

  @Test
  void aSaleCountsItsPersonInEveryGrain() throws SQLException {
    add(fair(OCTOBER, ONE, 1));
    assertThat(persons())
        .containsExactlyInAnyOrder(
            "FAIR 430726 2026-10 1",
            "FAIR 430726 2026 1",
            "FAIR 430726 ALL 1",
            "FAIR ALL 2026-10 1",
            "FAIR ALL 2026 1",
            "FAIR ALL ALL 1",
            "ALL 430726 2026-10 1",
            "ALL 430726 2026 1",
            "ALL 430726 ALL 1",
            "ALL ALL 2026-10 1",
            "ALL ALL 2026 1",
            "ALL ALL ALL 1");
  }

  @Test
  void whoBuysAgainCountsOnceWhereverItWasBefore() throws SQLException {
    add(fair(SEPTEMBER, ONE, 1), fair(SEPTEMBER, ONE, 1));
    add(fair(OCTOBER, ONE, 1), new Standing("ONLINE", "430702", OCTOBER, ONE, 1));
    assertThat(persons("ALL", "ALL")).containsExactly("ALL ALL ALL 1");
    assertThat(persons("ALL", "2026-10")).containsExactly("ALL ALL 2026-10 1");
    assertThat(persons("FAIR", "2026-09")).containsExactly("FAIR ALL 2026-09 1");
    assertThat(rows("SELECT standing_sales FROM participation WHERE period = 'ALL' ORDER BY 1"))
        .containsExactly("1", "1", "1", "3", "3", "3", "4");
  }

  @Test
  void whoTakesTheLastSaleBackCountsNoMoreThereAndStaysElsewhere() throws SQLException {
    add(fair(SEPTEMBER, ONE, 1), fair(OCTOBER, ONE, 1), fair(OCTOBER, OTHER, 1));
    add(fair(OCTOBER, ONE, -1));
    assertThat(persons("FAIR", "2026-10")).containsExactly("FAIR ALL 2026-10 1");
    assertThat(persons("FAIR", "2026")).containsExactly("FAIR ALL 2026 2");
    add(fair(SEPTEMBER, ONE, -1), fair(OCTOBER, OTHER, -1));
    assertThat(persons()).isEmpty();
  }

  @Test
  void whoComesAsAnotherGoesAndWhoComesAndGoesLeaveTheFigure() throws SQLException {
    add(fair(OCTOBER, ONE, 1), fair(OCTOBER, OTHER, 1), fair(OCTOBER, OTHER, -1));
    assertThat(rows("SELECT count(*) FROM participation")).containsExactly("12");
    add(fair(OCTOBER, OTHER, 1), fair(OCTOBER, ONE, -1));
    assertThat(persons("ALL", "ALL")).containsExactly("ALL ALL ALL 1");
    assertThat(
            rows(
                "SELECT encode(person, 'hex') FROM participation WHERE standing_sales > 0 GROUP BY 1"))
        .containsExactly("80");
  }

  @Test
  void nothingComesOfNothing() throws SQLException {
    add();
    assertThat(rows("SELECT count(*) FROM participation")).containsExactly("0");
    assertThat(rows("SELECT count(*) FROM participant_count")).containsExactly("0");
  }
}
