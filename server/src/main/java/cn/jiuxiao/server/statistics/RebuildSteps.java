package cn.jiuxiao.server.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The roll-ups of money and visits in the order in which they are made right: of an outlet's days
 * from its receipts, then each wider one from the narrower. Every one comes in parts that are
 * locked shortly, should they be wrong.
 */
final class RebuildSteps {
  private static final List<String> SUMS =
      List.of(
          "sales",
          "refunds",
          "sold_fen",
          "sold_eligible_fen",
          "refunded_fen",
          "refunded_eligible_fen");
  private static final String ADDED =
      """
      sum(sales)::bigint AS sales, sum(refunds)::bigint AS refunds, sum(sold_fen)::bigint AS sold_fen,
      sum(sold_eligible_fen)::bigint AS sold_eligible_fen, sum(refunded_fen)::bigint AS refunded_fen,
      sum(refunded_eligible_fen)::bigint AS refunded_eligible_fen
      """;
  private static final String SOMETHING =
      "(sales, refunds, sold_fen, refunded_fen) <> (0, 0, 0, 0)";
  private static final String SOMEBODY = "(scanned, counted) <> (0, 0)";
  private static final List<String> VISITS = List.of("scanned", "counted");
  private static final List<String> CELL = List.of("channel_code", "region_code");

  private static final String RECEIPTS =
      """
      SELECT outlet_id, business_day, min(channel_code) AS channel_code, min(region_code) AS region_code, %s
      FROM (
        SELECT s.outlet_id, s.business_day, s.channel_code, s.region_code, 1 AS sales, 0 AS refunds, s.total_fen AS sold_fen,
               s.eligible_fen AS sold_eligible_fen, 0 AS refunded_fen, 0 AS refunded_eligible_fen
        FROM sale s
        WHERE s.outlet_id = ?
          AND NOT EXISTS (SELECT FROM sale_void v
                          WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
        UNION ALL
        SELECT r.outlet_id, r.business_day, r.channel_code, r.region_code, 0, 1, 0, 0, r.total_fen, r.eligible_fen
        FROM refund r WHERE r.outlet_id = ?) a
      GROUP BY 1, 2
      """
          .formatted(ADDED);

  private RebuildSteps() {}

  /** The parts of one step by their keys, in whose order they are done. */
  @FunctionalInterface
  interface Step {
    SortedMap<String, RollUp> parts(Connection connection) throws SQLException;
  }

  static final List<Step> ALL =
      List.of(
          byOutlet(RebuildSteps::outletDay),
          byOutlet(RebuildSteps::outletMonth),
          connection -> one("channel_month", channelMonth()),
          byOutlet(RebuildSteps::visitCount),
          connection -> one("visit_month", visitMonth()),
          RebuildPersons::cells,
          connection -> RebuildPersons.wider(connection, RebuildPersons.Wider.REGIONS),
          connection -> RebuildPersons.wider(connection, RebuildPersons.Wider.CHANNELS),
          connection -> RebuildPersons.wider(connection, RebuildPersons.Wider.BOTH),
          RebuildPersons::counts);

  private static SortedMap<String, RollUp> one(String key, RollUp part) {
    return new TreeMap<>(java.util.Map.of(key, part));
  }

  @FunctionalInterface
  private interface OfOutlet {
    RollUp part(long outlet);
  }

  private static Step byOutlet(OfOutlet of) {
    return connection -> {
      var parts = new TreeMap<String, RollUp>();
      try (PreparedStatement query = connection.prepareStatement("SELECT id FROM outlet");
          ResultSet row = query.executeQuery()) {
        while (row.next()) {
          parts.put("%019d".formatted(row.getLong(1)), of.part(row.getLong(1)));
        }
      }
      return parts;
    };
  }

  private static List<String> with(List<String> some, List<String> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }

  private static RollUp outletDay(long outlet) {
    return new RollUp(
        "outlet_day",
        List.of("outlet_id", "business_day"),
        with(CELL, SUMS),
        SOMETHING,
        "outlet_id = ?",
        List.of(outlet),
        RECEIPTS,
        List.of(outlet, outlet));
  }

  private static RollUp outletMonth(long outlet) {
    return new RollUp(
        "outlet_month",
        List.of("outlet_id", "month"),
        with(CELL, SUMS),
        SOMETHING,
        "outlet_id = ?",
        List.of(outlet),
        """
        SELECT outlet_id, date_trunc('month', business_day)::date AS month, min(channel_code) AS channel_code,
               min(region_code) AS region_code, %s
        FROM outlet_day WHERE outlet_id = ? GROUP BY 1, 2
        """
            .formatted(ADDED),
        List.of(outlet));
  }

  private static RollUp channelMonth() {
    return new RollUp(
        "channel_month",
        with(CELL, List.of("month")),
        SUMS,
        SOMETHING,
        "true",
        List.of(),
        "SELECT channel_code, region_code, month, %s FROM outlet_month GROUP BY 1, 2, 3"
            .formatted(ADDED),
        List.of());
  }

  private static RollUp visitCount(long outlet) {
    return new RollUp(
        "visit_count",
        List.of("outlet_id", "business_day"),
        VISITS,
        SOMEBODY,
        "outlet_id = ?",
        List.of(outlet),
        """
        SELECT outlet_id, business_day, count(person) AS scanned, coalesce(sum(headcount), 0)::bigint AS counted
        FROM visit WHERE outlet_id = ? GROUP BY 1, 2
        """,
        List.of(outlet));
  }

  private static RollUp visitMonth() {
    return new RollUp(
        "visit_month",
        with(CELL, List.of("month")),
        VISITS,
        SOMEBODY,
        "true",
        List.of(),
        """
        SELECT o.channel_code, o.region_code, date_trunc('month', v.business_day)::date AS month,
               sum(v.scanned)::bigint AS scanned, sum(v.counted)::bigint AS counted
        FROM visit_count v JOIN outlet o ON o.id = v.outlet_id GROUP BY 1, 2, 3
        """,
        List.of());
  }
}
