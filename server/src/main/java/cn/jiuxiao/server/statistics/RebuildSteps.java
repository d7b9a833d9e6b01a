package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.statistics.RollUp.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The roll-ups in the order in which they are made right: of an outlet's days from its receipts,
 * then each wider one from the narrower.
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
  private static final List<String> OF_OUTLET =
      Stream.concat(Stream.of("channel_code", "region_code"), SUMS.stream()).toList();
  private static final String SOMETHING =
      "(sales, refunds, sold_fen, refunded_fen) <> (0, 0, 0, 0)";
  private static final List<String> CELL_MONTH = List.of("channel_code", "region_code", "month");
  private static final List<String> VISITS = List.of("scanned", "counted");
  private static final String SOMEBODY = "(scanned, counted) <> (0, 0)";

  private RebuildSteps() {}

  /** One roll-up is looked at as a whole; what is wrong is made right part by part. */
  interface Step {
    RollUp rollUp();

    /**
     * The parts that differ from the journal's rows, seen at one moment. Those of a later round
     * count from the rows of an earlier one.
     */
    List<List<Part>> wrong(Connection connection) throws SQLException;
  }

  /**
   * What is made right at one go, with its table locked.
   *
   * @param range as a condition on the roll-up's columns
   * @param truth what should be there, and maybe more outside the range
   */
  record Part(Query range, Query truth) {}

  static final List<Step> ALL =
      List.of(
          new Compared(
              new RollUp("outlet_day", List.of("outlet_id", "business_day"), OF_OUTLET, SOMETHING),
              """
              SELECT outlet_id, business_day, min(channel_code) AS channel_code, min(region_code) AS region_code, %s
              FROM (%s) a GROUP BY 1, 2
              """
                  .formatted(JournalFigures.SUMS, JournalFigures.AMOUNTS)),
          new Compared(
              new RollUp("outlet_month", List.of("outlet_id", "month"), OF_OUTLET, SOMETHING),
              """
              SELECT outlet_id, date_trunc('month', business_day)::date AS month, min(channel_code) AS channel_code,
                     min(region_code) AS region_code, %s
              FROM outlet_day GROUP BY 1, 2
              """
                  .formatted(JournalFigures.SUMS)),
          new Compared(
              new RollUp("channel_month", CELL_MONTH, SUMS, SOMETHING),
              "SELECT channel_code, region_code, month, %s FROM outlet_month GROUP BY 1, 2, 3"
                  .formatted(JournalFigures.SUMS)),
          new Compared(
              new RollUp("visit_count", List.of("outlet_id", "business_day"), VISITS, SOMEBODY),
              JournalFigures.VISITS),
          new Compared(
              new RollUp("visit_month", CELL_MONTH, VISITS, SOMEBODY),
              """
              SELECT o.channel_code, o.region_code, date_trunc('month', v.business_day)::date AS month,
                     sum(v.scanned)::bigint AS scanned, sum(v.counted)::bigint AS counted
              FROM visit_count v JOIN outlet o ON o.id = v.outlet_id GROUP BY 1, 2, 3
              """),
          new RebuildPersons(),
          new Compared(
              new RollUp(
                  "participant_count",
                  List.of("channel_code", "region_code", "period"),
                  List.of("persons"),
                  "persons <> 0"),
              """
              SELECT channel_code, region_code, period, count(*) AS persons
              FROM participation WHERE standing_sales > 0 GROUP BY 1, 2, 3
              """));

  /** Few rows, which are compared one by one; a part is an outlet or a channel. */
  private record Compared(RollUp rollUp, String truth) implements Step {
    @Override
    public List<List<Part>> wrong(Connection connection) throws SQLException {
      var all = Query.of(truth);
      String range = rollUp.key().getFirst() + " = ?";
      return List.of(
          rollUp.wrong(connection, all).stream()
              .map(first -> new Part(Query.of(range, first), all))
              .toList());
    }
  }
}
