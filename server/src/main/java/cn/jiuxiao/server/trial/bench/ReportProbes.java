package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.statistics.EntryProofs;
import cn.jiuxiao.server.statistics.Figures;
import cn.jiuxiao.server.statistics.OutletDays;
import cn.jiuxiao.server.statistics.OutletFigures;
import cn.jiuxiao.server.statistics.OutletReceipts;
import cn.jiuxiao.server.statistics.Period;
import cn.jiuxiao.server.statistics.Receipts;
import cn.jiuxiao.wire.Base64Url;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the office's page and its drill-downs ask of the server, one after the other as somebody
 * opens a figure: the same calls that the views make, for targets drawn at random from all there
 * is.
 */
final class ReportProbes {
  private static final int ROWS_SHOWN = 50;
  static final int TARGETS = 500;

  /** Where there are fewer receipts than a page has rows, the answer would grow with them. */
  private static final String FULL_PAGE = "%s >= " + ROWS_SHOWN;

  private static final Actor OFFICE =
      new Actor(0, "office", Role.PROGRAMME_OFFICE, null, null, null, null);

  private final Figures figures;
  private final OutletFigures outletFigures;
  private final OutletReceipts outletReceipts;
  private final OutletDays outletDays;
  private final Receipts receipts;
  private final EntryProofs proofs;
  private final Period year;
  private final List<String[]> cells;
  private final List<Long> outlets;
  private final List<String[]> days;
  private final List<Sold> sold;

  private record Sold(String code, UUID terminal, int branch, long seq) {}

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Something that is asked. */
  @FunctionalInterface
  interface Ask {
    void ask(int turn);
  }

  ReportProbes(ApplicationContext context, DataSource database) throws SQLException {
    figures = context.getBean(Figures.class);
    outletFigures = context.getBean(OutletFigures.class);
    outletReceipts = context.getBean(OutletReceipts.class);
    outletDays = context.getBean(OutletDays.class);
    receipts = context.getBean(Receipts.class);
    proofs = context.getBean(EntryProofs.class);
    Clock clock = context.getBean(Clock.class);
    year = Period.year(new SellingDays(BusinessDay.today(clock).date(), clock.instant()).year());
    try (Connection connection = database.getConnection()) {
      cells =
          list(
              connection,
              "SELECT DISTINCT channel_code, region_code, random() FROM (SELECT DISTINCT channel_code, region_code FROM channel_month) c ORDER BY 3",
              row -> new String[] {row.getString(1), row.getString(2)});
      outlets =
          list(
              connection,
              "SELECT outlet_id FROM outlet_month WHERE extract(year FROM month) = "
                  + year.year()
                  + " GROUP BY 1 HAVING "
                  + FULL_PAGE.formatted("sum(sales)")
                  + " ORDER BY random()",
              row -> row.getLong(1));
      days =
          list(
              connection,
              "SELECT outlet_id, business_day FROM outlet_day WHERE "
                  + FULL_PAGE.formatted("sales")
                  + " ORDER BY random() LIMIT "
                  + TARGETS,
              row -> new String[] {row.getString(1), row.getString(2)});
      sold = sold(connection);
    }
  }

  private static List<Sold> sold(Connection connection) throws SQLException {
    return list(
        connection,
        "SELECT receipt_id, terminal_id, branch, seq FROM sale ORDER BY random() LIMIT " + TARGETS,
        row ->
            new Sold(
                Base64Url.encode(row.getBytes(1)),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getLong(4)));
  }

  private static <T> List<T> list(Connection connection, String sql, Row<T> read)
      throws SQLException {
    var found = new ArrayList<T>();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(read.read(row));
      }
    }
    return found;
  }

  private static <T> T at(List<T> targets, int turn) {
    return targets.get(turn % targets.size());
  }

  /** In the order in which somebody goes down. */
  Map<String, Ask> all() {
    Map<String, Ask> asks = new LinkedHashMap<>();
    asks.put(ReportBench.CHANGED, turn -> page());
    asks.put("page.unchanged", turn -> page());
    asks.put("sales", turn -> outlets(Map.of("period", year.toString())));
    asks.put(
        "cell",
        turn ->
            outlets(
                Map.of(
                    "period",
                    year.toString(),
                    "channel",
                    at(cells, turn)[0],
                    "region",
                    at(cells, turn)[1])));
    asks.put("outlet", turn -> receipts(at(outlets, turn), Map.of("period", year.toString())));
    asks.put("days", turn -> days(at(outlets, turn)));
    asks.put("day", turn -> day(Long.parseLong(at(days, turn)[0]), at(days, turn)[1]));
    asks.put("receipt", turn -> receipts.open(OFFICE, at(sold, turn).code));
    asks.put(
        "entry",
        turn ->
            proofs.open(
                OFFICE, at(sold, turn).terminal, at(sold, turn).branch, at(sold, turn).seq));
    return asks;
  }

  private void page() {
    figures.years(OFFICE);
    figures.table(OFFICE, year);
  }

  /** As SalesView: what may be chosen, the sums, the first page. */
  private void outlets(Map<String, String> filters) {
    ListQuery query = query(filters);
    outletFigures.months(OFFICE);
    outletFigures.total(OFFICE, query);
    outletFigures.page(OFFICE, query);
  }

  /** As OutletReceiptsView. */
  private void receipts(long outlet, Map<String, String> filters) {
    ListQuery query = query(filters);
    outletReceipts.outlet(OFFICE, outlet);
    outletDays.months(OFFICE, outlet);
    outletReceipts.total(OFFICE, outlet, query);
    outletReceipts.page(OFFICE, outlet, query);
  }

  private void day(long outlet, String day) {
    outletDays.day(OFFICE, outlet, day);
    receipts(outlet, Map.of("day", day));
  }

  /** As somebody opens the choice of days. */
  private void days(long outlet) {
    outletDays.count(OFFICE, outlet, "");
    outletDays.page(OFFICE, outlet, "", 0, ROWS_SHOWN);
  }

  private static ListQuery query(Map<String, String> filters) {
    return new ListQuery("", filters, null, false, 0, ROWS_SHOWN);
  }
}
