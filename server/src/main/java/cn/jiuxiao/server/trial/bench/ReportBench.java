package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.trial.bench.ReportProbes.Ask;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Server time of the office's page and of what lies beneath it, in one database that grows a
 * hundredfold in sales and persons, while each page has as many rows to show at each size: so it
 * tells what the amount of data costs, not the length of the answer. A page is asked both when
 * nothing has changed since the last one and when a till has just sold.
 */
final class ReportBench {
  static final String CHANGED = "page.changed";
  private static final int ROUNDS = ReportProbes.TARGETS;
  private static final int FIRST_WARM_UP = 3 * ReportProbes.TARGETS;

  /**
   * At each size everything is asked for once before it is measured: at the smallest all of it is
   * in PostgreSQL's memory anyway. What the first look costs is told apart.
   */
  private static final int WARM_UP = ReportProbes.TARGETS;

  /** While it warms up few sales are made, lest the smallest size be no more what it is. */
  private static final int SELDOM = 5;

  /** With fewer lines not every cell of the page is filled: its answer itself would grow. */
  private static final long SMALLEST = 100_000;

  private static final double ASKED = 1.2;

  private final PrintWriter out;
  private final List<Long> sizes;

  ReportBench(PrintWriter out, long scale) {
    this.out = out;
    this.sizes =
        Stream.of(scale / 100, scale / 10, scale).filter(size -> size >= SMALLEST).toList();
  }

  private record Probe(String name, Ask ask, Timings first, Timings timings) {
    Probe(String name, Ask ask) {
      this(name, ask, new Timings(), new Timings());
    }
  }

  void run() throws IOException, SQLException, InterruptedException, ExecutionException {
    try (var database = new BenchDatabase()) {
      var programme = new Programme(database, out);
      var measured = new ArrayList<List<Probe>>();
      for (long size : sizes) {
        programme.growTo(size);
        measured.add(measure(database, programme, measured.isEmpty() ? FIRST_WARM_UP : WARM_UP));
        print(database, measured.getLast());
      }
      printGrowth(measured.getFirst(), measured.getLast());
    }
  }

  private static List<Probe> measure(BenchDatabase database, Programme programme, int warmUp)
      throws SQLException {
    Clock clock = database.context.getBean(Clock.class);
    List<Probe> probes =
        new ReportProbes(database.context, database.dataSource)
            .all().entrySet().stream().map(one -> new Probe(one.getKey(), one.getValue())).toList();
    try (Connection connection = database.dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Programme.Seller seller =
          programme.open(connection, programme.outlets().getFirst(), clock.instant());
      for (int turn = 0; turn < warmUp + ROUNDS; turn++) {
        for (Probe one : probes) {
          if (one.name.equals(CHANGED) && (turn >= warmUp || turn % SELDOM == 0)) {
            seller.till().sell(clock.instant());
            seller.upload(connection, clock.instant());
          }
          long began = System.nanoTime();
          one.ask.ask(turn);
          (turn < warmUp ? one.first : one.timings).add(System.nanoTime() - began);
        }
      }
    }
    return probes;
  }

  private void print(BenchDatabase database, List<Probe> probes) throws SQLException {
    long lines;
    long persons;
    try (Connection connection = database.dataSource.getConnection();
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT (SELECT count(*) FROM sale_line), (SELECT persons FROM participant_count
                  WHERE (channel_code, region_code, period) = ('ALL', 'ALL', 'ALL'))
                """)) {
      row.next();
      lines = row.getLong(1);
      persons = row.getLong(2);
    }
    probes.forEach(
        one ->
            out.printf(
                "report.%s  lines=%d  persons=%d  p50=%.2fms  p99=%.2fms  first=%.2fms%n",
                one.name, lines, persons, one.timings.p50(), one.timings.p99(), one.first.p50()));
    out.flush();
  }

  private void printGrowth(List<Probe> smallest, List<Probe> largest) {
    double worst = 0;
    for (int i = 0; i < smallest.size(); i++) {
      Timings before = smallest.get(i).timings;
      Timings after = largest.get(i).timings;
      double growth = after.p50() / before.p50();
      worst = Math.max(worst, growth);
      out.printf(
          "report.growth.%s  ours=%.2f  asked=%.1f  p99=%.2f  first=%.2f%n",
          smallest.get(i).name,
          growth,
          ASKED,
          after.p99() / before.p99(),
          largest.get(i).first.p50() / before.p50());
    }
    out.printf("report.growth  ours=%.2f  asked=%.1f%n", worst, ASKED);
    out.flush();
  }
}
