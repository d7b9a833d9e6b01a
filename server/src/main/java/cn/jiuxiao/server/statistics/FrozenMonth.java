package cn.jiuxiao.server.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A publication of a month: its figures, and how far each till had come by then. Its text, of which
 * the office's entry holds the SHA-256, is what an auditor may keep.
 */
record FrozenMonth(YearMonth month, int number, List<Row> figures, List<Head> heads) {
  private static final String MONTH = "MONTH";
  private static final String YEAR = "YEAR";

  private static final String FIGURE_COLUMNS =
      "grain, channel_code, region_code, sales, refunds, sold_fen, sold_eligible_fen, refunded_fen,"
          + " refunded_eligible_fen, scanned, counted, persons";

  /** A channel (or ALL) in a region (or ALL), in the month or in the year up to its end. */
  record Row(
      String grain,
      String channel,
      String region,
      Sums sums,
      long scanned,
      long counted,
      long persons) {
    String line() {
      return "figure %s %s %s %d %d %d %d %d %d %d %d %d"
          .formatted(
              grain,
              channel,
              region,
              sums.sales(),
              sums.refunds(),
              sums.sold().fen(),
              sums.soldEligible().fen(),
              sums.refunded().fen(),
              sums.refundedEligible().fen(),
              scanned,
              counted,
              persons);
    }

    Figure figure() {
      return new Figure(sums, persons, scanned + counted);
    }
  }

  record Head(UUID terminal, int branch, long nextSeq) {
    String line() {
      return "head %s %d %d".formatted(terminal, branch, nextSeq);
    }
  }

  /** Lines of words: server/README.md describes them. */
  byte[] text() {
    List<String> lines =
        Stream.concat(
                Stream.of("jiuxiao-month 1", "month " + month + " publication " + number),
                Stream.concat(figures.stream().map(Row::line), heads.stream().map(Head::line))
                    .sorted(Comparator.naturalOrder()))
            .toList();
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  Sha256 digest() {
    return Sha256.of(text());
  }

  /** All channels and regions in the month. */
  Row total() {
    return total(MONTH);
  }

  /** All channels and regions from January on. */
  Figure yearToDate() {
    return total(YEAR).figure();
  }

  private Row total(String grain) {
    return figures.stream()
        .filter(
            row ->
                row.grain().equals(grain)
                    && row.channel().equals(Participations.ALL)
                    && row.region().equals(Participations.ALL))
        .findFirst()
        .orElseThrow();
  }

  private static final String COUNT =
      """
      WITH sums AS (
        SELECT coalesce(channel_code, 'ALL') AS channel, coalesce(region_code::text, 'ALL') AS region, %s
        FROM channel_month m WHERE month BETWEEN ? AND ? GROUP BY CUBE (channel_code, region_code)),
      visits AS (
        SELECT coalesce(channel_code, 'ALL') AS channel, coalesce(region_code::text, 'ALL') AS region,
               sum(scanned)::bigint AS scanned, sum(counted)::bigint AS counted
        FROM visit_month WHERE month BETWEEN ? AND ? GROUP BY CUBE (channel_code, region_code)),
      persons AS (%s)
      SELECT ? AS grain, channel AS channel_code, region AS region_code,
             coalesce(sales, 0) AS sales, coalesce(refunds, 0) AS refunds, coalesce(sold_fen, 0) AS sold_fen,
             coalesce(sold_eligible_fen, 0) AS sold_eligible_fen, coalesce(refunded_fen, 0) AS refunded_fen,
             coalesce(refunded_eligible_fen, 0) AS refunded_eligible_fen, coalesce(scanned, 0) AS scanned,
             coalesce(counted, 0) AS counted, coalesce(persons, 0) AS persons
      FROM sums FULL JOIN visits USING (channel, region) FULL JOIN persons USING (channel, region)
      """;

  private static final String PERSONS_OF_MONTH =
      "SELECT channel_code AS channel, region_code AS region, persons FROM participant_count WHERE period = ANY (?)";

  // Who bought in March and in May is one person of the year: months cannot be added.
  private static final String PERSONS_OF_MONTHS =
      """
      SELECT channel_code AS channel, region_code AS region, count(DISTINCT person) AS persons
      FROM participation WHERE period = ANY (?) AND standing_sales > 0 GROUP BY 1, 2
      """;

  /** As the figures stand now, in the transaction given, which shows one moment. */
  static FrozenMonth count(Connection connection, YearMonth month, int number) throws SQLException {
    List<Row> figures = new ArrayList<>(rows(connection, MONTH, month, month, PERSONS_OF_MONTH));
    YearMonth january = month.withMonth(1);
    figures.addAll(rows(connection, YEAR, january, month, PERSONS_OF_MONTHS));
    List<Head> heads = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT terminal_id, branch, next_seq FROM terminal_branch");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        heads.add(head(row));
      }
    }
    return new FrozenMonth(month, number, figures, heads);
  }

  private static List<Row> rows(
      Connection connection, String grain, YearMonth from, YearMonth to, String persons)
      throws SQLException {
    Object[] months =
        IntStream.rangeClosed(from.getMonthValue(), to.getMonthValue())
            .mapToObj(month -> Period.month(to.withMonth(month)).toString())
            .toArray();
    try (PreparedStatement query =
        connection.prepareStatement(COUNT.formatted(Sums.columns("m"), persons))) {
      for (int parameter = 1; parameter <= 4; parameter += 2) {
        query.setObject(parameter, from.atDay(1));
        query.setObject(parameter + 1, to.atDay(1));
      }
      query.setArray(5, connection.createArrayOf("text", months));
      query.setString(6, grain);
      return figures(query);
    }
  }

  /** As it was stored; without figures if there is none. */
  static FrozenMonth read(Connection connection, YearMonth month, int number) throws SQLException {
    List<Head> heads = new ArrayList<>();
    try (PreparedStatement figures =
            connection.prepareStatement(
                "SELECT "
                    + FIGURE_COLUMNS
                    + " FROM month_lock_figure WHERE month = ? AND number = ?");
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT terminal_id, branch, next_seq FROM month_lock_head WHERE month = ? AND number = ?")) {
      for (PreparedStatement one : List.of(figures, query)) {
        one.setObject(1, month.atDay(1));
        one.setInt(2, number);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          heads.add(head(row));
        }
      }
      return new FrozenMonth(month, number, figures(figures), heads);
    }
  }

  private static List<Row> figures(PreparedStatement query) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        rows.add(figure(row));
      }
    }
    return rows;
  }

  static Row figure(ResultSet row) throws SQLException {
    return new Row(
        row.getString("grain"),
        row.getString("channel_code"),
        row.getString("region_code"),
        Sums.read(row),
        row.getLong("scanned"),
        row.getLong("counted"),
        row.getLong("persons"));
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3));
  }

  /** Once the lock itself is stored. */
  void store(Connection connection) throws SQLException {
    LocalDate first = month.atDay(1);
    try (PreparedStatement figure =
            connection.prepareStatement(
                "INSERT INTO month_lock_figure (month, number, "
                    + FIGURE_COLUMNS
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement head =
            connection.prepareStatement(
                "INSERT INTO month_lock_head (month, number, terminal_id, branch, next_seq) VALUES (?, ?, ?, ?, ?)")) {
      for (Row row : figures) {
        bind(figure, first, number, row.grain(), row.channel(), row.region());
        bind(figure, 6, row.sums().sales(), row.sums().refunds());
        bind(figure, 8, row.sums().sold(), row.sums().soldEligible());
        bind(figure, 10, row.sums().refunded(), row.sums().refundedEligible());
        bind(figure, 12, row.scanned(), row.counted());
        figure.setLong(14, row.persons());
        figure.addBatch();
      }
      figure.executeBatch();
      for (Head one : heads) {
        bind(head, first, number, one.terminal(), one.branch(), one.nextSeq());
        head.addBatch();
      }
      head.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static void bind(PreparedStatement statement, int from, long first, long second)
      throws SQLException {
    statement.setLong(from, first);
    statement.setLong(from + 1, second);
  }

  private static void bind(PreparedStatement statement, int from, Money first, Money second)
      throws SQLException {
    bind(statement, from, first.fen(), second.fen());
  }
}
