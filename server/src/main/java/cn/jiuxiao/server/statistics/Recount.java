package cn.jiuxiao.server.statistics;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts everything anew from the rows that the journal left, without looking at the roll-ups: to
 * prove that these are right. {@link Rebuild} mends them where they are not.
 */
public final class Recount {
  /**
   * A sale stands unless it was voided or everything in it was taken back: said another way than
   * {@link Rebuild} counts them, which this is to prove right.
   */
  private static final String STANDING =
      """
      SELECT s.channel_code, s.region_code, s.business_day, s.person
      FROM sale s
      WHERE s.person IS NOT NULL
        AND NOT EXISTS (SELECT FROM sale_void v
                        WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
        AND EXISTS (SELECT FROM sale_line l
                    WHERE l.terminal_id = s.terminal_id AND l.branch = s.branch AND l.seq = s.seq
                      AND l.quantity_milli > coalesce((
                        SELECT sum(b.quantity_milli) FROM refund r
                        JOIN refund_line b ON b.terminal_id = r.terminal_id AND b.branch = r.branch AND b.seq = r.seq
                        WHERE r.original_terminal_id = s.terminal_id AND r.original_branch = s.branch
                          AND r.original_seq = s.seq AND b.line = l.line), 0))
      """;

  private static final String PARTICIPATION =
      """
      SELECT c.channel_code, g.region_code, p.period, s.person, count(*) AS standing_sales
      FROM (%s) s
      CROSS JOIN LATERAL (VALUES (s.channel_code), ('ALL')) c (channel_code)
      CROSS JOIN LATERAL (VALUES (s.region_code::text), ('ALL')) g (region_code)
      CROSS JOIN LATERAL (VALUES (to_char(s.business_day, 'YYYY-MM')), (to_char(s.business_day, 'YYYY')), ('ALL')) p (period)
      GROUP BY 1, 2, 3, 4
      """
          .formatted(STANDING);

  /** A roll-up and what it should hold. */
  private record Table(String name, String columns, String expected, String notEmpty) {}

  private static final String SUM_COLUMNS =
      "sales, refunds, sold_fen, sold_eligible_fen, refunded_fen, refunded_eligible_fen";

  private static final List<Table> TABLES =
      List.of(
          new Table(
              "outlet_day",
              "outlet_id, business_day, channel_code, region_code, " + SUM_COLUMNS,
              "SELECT outlet_id, business_day, channel_code, region_code, %s FROM (%s) a GROUP BY 1, 2, 3, 4"
                  .formatted(JournalFigures.SUMS, JournalFigures.AMOUNTS),
              "(sales, refunds, sold_fen, refunded_fen) <> (0, 0, 0, 0)"),
          new Table(
              "outlet_month",
              "outlet_id, month, channel_code, region_code, " + SUM_COLUMNS,
              "SELECT outlet_id, date_trunc('month', business_day)::date AS month, channel_code, region_code, %s FROM (%s) a GROUP BY 1, 2, 3, 4"
                  .formatted(JournalFigures.SUMS, JournalFigures.AMOUNTS),
              "(sales, refunds, sold_fen, refunded_fen) <> (0, 0, 0, 0)"),
          new Table(
              "channel_month",
              "channel_code, region_code, month, " + SUM_COLUMNS,
              "SELECT channel_code, region_code, date_trunc('month', business_day)::date AS month, %s FROM (%s) a GROUP BY 1, 2, 3"
                  .formatted(JournalFigures.SUMS, JournalFigures.AMOUNTS),
              "(sales, refunds, sold_fen, refunded_fen) <> (0, 0, 0, 0)"),
          new Table(
              "participation",
              "channel_code, region_code, period, person, standing_sales",
              PARTICIPATION,
              "standing_sales <> 0"),
          new Table(
              "participant_count",
              "channel_code, region_code, period, persons",
              "SELECT channel_code, region_code, period, count(*) AS persons FROM (%s) p GROUP BY 1, 2, 3"
                  .formatted(PARTICIPATION),
              "persons <> 0"),
          new Table(
              "visit_count",
              "outlet_id, business_day, scanned, counted",
              JournalFigures.VISITS,
              "(scanned, counted) <> (0, 0)"),
          new Table(
              "visit_month",
              "channel_code, region_code, month, scanned, counted",
              "SELECT o.channel_code, o.region_code, date_trunc('month', v.business_day)::date AS month,"
                  + " count(v.person) AS scanned, coalesce(sum(v.headcount), 0)::bigint AS counted"
                  + " FROM visit v JOIN outlet o ON o.id = v.outlet_id GROUP BY 1, 2, 3",
              "(scanned, counted) <> (0, 0)"));

  private Recount() {}

  /**
   * Rows that are in a roll-up and should not be ("−"), or should and are not ("+"); empty if every
   * figure is right.
   */
  public static List<String> differences(Connection connection) throws SQLException {
    var differences = new ArrayList<String>();
    for (Table table : TABLES) {
      String stood =
          "SELECT %s FROM %s WHERE %s".formatted(table.columns(), table.name(), table.notEmpty());
      String counted =
          "SELECT %s FROM (%s) e WHERE %s"
              .formatted(table.columns(), table.expected(), table.notEmpty());
      collect(connection, "− " + table.name() + " ", stood + " EXCEPT " + counted, differences);
      collect(connection, "+ " + table.name() + " ", counted + " EXCEPT " + stood, differences);
    }
    return differences;
  }

  private static void collect(Connection connection, String label, String sql, List<String> into)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT d::text FROM (" + sql + ") d")) {
      while (row.next()) {
        into.add(label + row.getString(1));
      }
    }
  }
}
