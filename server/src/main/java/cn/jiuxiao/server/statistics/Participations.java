package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.sales.SalesEffects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Distinct persons, exactly: a row for each person and grain counts the sales that stand, and a
 * grain's figure moves only when such a row goes from none to some or back.
 */
final class Participations {
  static final String ALL = "ALL";

  private final Connection connection;

  Participations(Connection connection) {
    this.connection = connection;
  }

  private record Grain(String channel, String region, String period) {
    static final Comparator<Grain> ORDER =
        Comparator.comparing(Grain::channel)
            .thenComparing(Grain::region)
            .thenComparing(Grain::period);
  }

  @SuppressWarnings("ArrayRecordComponent") // ordered by its bytes, below
  private record Membership(Grain grain, byte[] person) {
    static final Comparator<Membership> ORDER =
        Comparator.comparing(Membership::grain, Grain.ORDER)
            .thenComparing(Membership::person, Arrays::compareUnsigned);
  }

  void add(List<SalesEffects.Standing> standings) throws SQLException {
    Map<Membership, Long> changes = new TreeMap<>(Membership.ORDER);
    for (SalesEffects.Standing standing : standings) {
      for (Grain grain : grains(standing)) {
        changes.merge(
            new Membership(grain, standing.person()), (long) standing.change(), Long::sum);
      }
    }
    changes.values().removeIf(change -> change == 0);
    Map<Grain, Long> persons = new TreeMap<>(Grain.ORDER);
    // Two statements, since a row proposed with a negative number would break its rule before it
    // meets the one it lowers.
    change(INCREASE, changes, true, persons);
    change(DECREASE, changes, false, persons);
    persons.values().removeIf(change -> change == 0);
    count(persons);
  }

  private static List<Grain> grains(SalesEffects.Standing standing) {
    LocalDate day = standing.day();
    String year = String.valueOf(day.getYear());
    String month = "%s-%02d".formatted(year, day.getMonthValue());
    return List.of(standing.channel(), ALL).stream()
        .flatMap(
            channel ->
                List.of(standing.region(), ALL).stream()
                    .flatMap(
                        region ->
                            List.of(month, year, ALL).stream()
                                .map(period -> new Grain(channel, region, period))))
        .toList();
  }

  private static final String INCREASE =
      """
      INSERT INTO participation AS p (channel_code, region_code, period, person, standing_sales)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::bigint[])
      ON CONFLICT (channel_code, region_code, period, person)
      DO UPDATE SET standing_sales = p.standing_sales + excluded.standing_sales
      RETURNING channel_code, region_code, period, person, standing_sales
      """;

  private static final String DECREASE =
      """
      UPDATE participation p SET standing_sales = p.standing_sales + c.change
      FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::bigint[])
        AS c (channel_code, region_code, period, person, change)
      WHERE p.channel_code = c.channel_code AND p.region_code = c.region_code AND p.period = c.period
        AND p.person = c.person
      RETURNING p.channel_code, p.region_code, p.period, p.person, p.standing_sales
      """;

  private void change(
      String sql, Map<Membership, Long> changes, boolean up, Map<Grain, Long> persons)
      throws SQLException {
    List<Map.Entry<Membership, Long>> rows =
        changes.entrySet().stream().filter(change -> (change.getValue() > 0) == up).toList();
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      List<Grain> grains = rows.stream().map(row -> row.getKey().grain()).toList();
      setGrains(statement, grains);
      byte[][] tokens = rows.stream().map(row -> row.getKey().person()).toArray(byte[][]::new);
      statement.setArray(4, connection.createArrayOf("bytea", tokens));
      statement.setArray(
          5, connection.createArrayOf("bigint", rows.stream().map(Map.Entry::getValue).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          var grain = new Grain(row.getString(1), row.getString(2), row.getString(3));
          long now = row.getLong(5);
          Long change = changes.get(new Membership(grain, row.getBytes(4)));
          long before = now - (change == null ? 0 : change);
          persons.merge(grain, (long) Long.signum(now) - Long.signum(before), Long::sum);
        }
      }
    }
  }

  private void count(Map<Grain, Long> persons) throws SQLException {
    // A grain that loses a person has a row already, so that an upsert never proposes a negative
    // one alone.
    Map<Grain, Long> more = new TreeMap<>(Grain.ORDER);
    Map<Grain, Long> fewer = new TreeMap<>(Grain.ORDER);
    persons.forEach((grain, change) -> (change > 0 ? more : fewer).put(grain, change));
    count(
        """
        INSERT INTO participant_count AS p (channel_code, region_code, period, persons)
        SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
        ON CONFLICT (channel_code, region_code, period) DO UPDATE SET persons = p.persons + excluded.persons
        """,
        more);
    count(
        """
        UPDATE participant_count p SET persons = p.persons + c.change
        FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) AS c (channel_code, region_code, period, change)
        WHERE p.channel_code = c.channel_code AND p.region_code = c.region_code AND p.period = c.period
        """,
        fewer);
  }

  private void count(String sql, Map<Grain, Long> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      setGrains(statement, List.copyOf(changes.keySet()));
      statement.setArray(4, connection.createArrayOf("bigint", changes.values().toArray()));
      statement.executeUpdate();
    }
  }

  private void setGrains(PreparedStatement statement, List<Grain> grains) throws SQLException {
    statement.setArray(1, texts(grains, Grain::channel));
    statement.setArray(2, texts(grains, Grain::region));
    statement.setArray(3, texts(grains, Grain::period));
  }

  private java.sql.Array texts(List<Grain> grains, Function<Grain, String> of) throws SQLException {
    return connection.createArrayOf("text", grains.stream().map(of).toArray());
  }
}
