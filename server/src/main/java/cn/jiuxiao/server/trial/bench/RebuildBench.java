package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.statistics.Rebuild;
import cn.jiuxiao.server.statistics.Recount;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All roll-ups counted again from the journal's rows, by turns with {@link BareGroupBy}: where they
 * are right, while a till goes on selling, and where all are lost. What comes of it must equal what
 * stood there.
 */
final class RebuildBench {
  private static final int ROUNDS = 3;
  private static final int SALES_AN_UPLOAD = 20;
  private static final int UPLOADS_ALONE = 200;
  private static final int ALONE_MINUTES = 5;
  private static final double NANOS = 1e9;
  private static final List<String> ROLL_UPS =
      List.of(
          "outlet_day",
          "outlet_month",
          "channel_month",
          "participation",
          "participant_count",
          "visit_count",
          "visit_month");

  private final PrintWriter out;
  private final @Nullable Path keptIn;
  private long scale;

  /**
   * @param keptIn where the database stays for the next run, which measures it again as it is
   */
  RebuildBench(PrintWriter out, long scale, @Nullable Path keptIn) {
    this.out = out;
    this.scale = scale;
    this.keptIn = keptIn;
  }

  void run() throws IOException, SQLException, InterruptedException, ExecutionException {
    try (var database = new BenchDatabase(keptIn)) {
      var programme = new Programme(database, out);
      if (programme.lines() == 0) {
        programme.growTo(scale / 100);
        programme.growTo(scale);
      }
      scale = programme.lines();
      Rebuild rebuild = database.context.getBean(Rebuild.class);
      List<String> stood = digest(database);
      double limit = beside(database, rebuild);
      mustBe(stood, digest(database));
      selling(database, programme, rebuild);
      lost(database, rebuild, limit);
    }
  }

  private double beside(BenchDatabase database, Rebuild rebuild) throws SQLException {
    var ours = new ArrayList<Double>();
    var limits = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        limits.add(bare(database));
      }
      ours.add(ours(rebuild, true));
      if (round % 2 == 1) {
        limits.add(bare(database));
      }
    }
    double limit = Load.median(limits);
    print("rebuild.all", Load.median(ours), limit, "limit: plain sequential SELECT … GROUP BY");
    return limit;
  }

  private static double bare(BenchDatabase database) throws SQLException {
    try (Connection connection = database.dataSource.getConnection()) {
      return BareGroupBy.run(connection) / NANOS;
    }
  }

  private static double bareWrites(BenchDatabase database) throws SQLException {
    try (Connection connection = database.dataSource.getConnection()) {
      return BareWrites.run(connection, ROLL_UPS) / NANOS;
    }
  }

  /** Seconds. */
  private double ours(Rebuild rebuild, boolean right) throws SQLException {
    var told = new AtomicReference<String>("");
    var stepBegan = new java.util.concurrent.atomic.AtomicLong(System.nanoTime());
    long began = System.nanoTime();
    Rebuild.Done done =
        rebuild.run(
            progress -> {
              String step = progress.step() + " " + progress.table();
              if (!step.equals(told.getAndSet(step))) {
                long now = System.nanoTime();
                out.printf(
                    "  %.1f s; step %d of %d: %s%n",
                    (now - stepBegan.getAndSet(now)) / NANOS,
                    progress.step(),
                    progress.steps(),
                    progress.table());
                out.flush();
              }
            });
    double seconds = (System.nanoTime() - began) / NANOS;
    if (right && done.mended() > 0) {
      throw new IllegalStateException(done.mended() + " rows were changed that were right");
    }
    return seconds;
  }

  private void print(String name, double ours, double limit, String more) {
    out.printf(
        "%s  ours=%.0f/s  limit=%.0f/s  ratio=%.2f  took=%.1fs  %s%n",
        name, scale / ours, scale / limit, limit / ours, ours, more);
    out.flush();
  }

  /** A till that uploads until it ends, and how long that takes it alone and beside a rebuild. */
  private static final class SellingTill implements Callable<Void> {
    private final BenchDatabase database;
    private final Programme programme;
    private final Timings alone = new Timings();
    private final Timings beside = new Timings();
    private final CountDownLatch wasAlone = new CountDownLatch(UPLOADS_ALONE);
    private final AtomicBoolean ends = new AtomicBoolean();

    SellingTill(BenchDatabase database, Programme programme) {
      this.database = database;
      this.programme = programme;
    }

    @Override
    public Void call() throws SQLException {
      Clock clock = database.context.getBean(Clock.class);
      try (Connection connection = database.dataSource.getConnection()) {
        connection.setAutoCommit(false);
        Programme.Seller seller =
            programme.open(connection, programme.outlets().getFirst(), clock.instant());
        while (!ends.get()) {
          for (int i = 0; i < SALES_AN_UPLOAD; i++) {
            seller.till().sell(clock.instant());
          }
          Timings now = wasAlone.getCount() > 0 ? alone : beside;
          long began = System.nanoTime();
          seller.upload(connection, clock.instant());
          now.add(System.nanoTime() - began);
          wasAlone.countDown();
        }
        return null;
      }
    }
  }

  private void selling(BenchDatabase database, Programme programme, Rebuild rebuild)
      throws SQLException, InterruptedException, ExecutionException {
    var till = new SellingTill(database, programme);
    double took;
    try (var pool = Executors.newSingleThreadExecutor()) {
      Future<Void> selling = pool.submit(till);
      if (!till.wasAlone.await(ALONE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the till does not sell");
      }
      took = ours(rebuild, true);
      till.ends.set(true);
      selling.get();
    }
    out.printf(
        "rebuild.selling  took=%.1fs  p50=%.1fms  p99=%.1fms  p50alone=%.1fms  p99alone=%.1fms%n",
        took, till.beside.p50(), till.beside.p99(), till.alone.p50(), till.alone.p99());
    out.flush();
    try (Connection connection = database.dataSource.getConnection()) {
      List<String> differences = Recount.differences(connection);
      if (!differences.isEmpty()) {
        throw new IllegalStateException(
            differences.size() + " figures differ: " + differences.getFirst());
      }
    }
  }

  private void lost(BenchDatabase database, Rebuild rebuild, double limit) throws SQLException {
    List<String> stood = digest(database);
    try (Connection connection = database.dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + String.join(", ", ROLL_UPS));
    }
    double took = ours(rebuild, false);
    mustBe(stood, digest(database));
    double written = bareWrites(database);
    print(
        "rebuild.lost",
        took,
        limit + written,
        "every roll-up was emptied and written anew; limit: the GROUP BY and %.1fs of plain INSERT … SELECT"
            .formatted(written));
    out.println("rebuild.equal  ours=1  every roll-up is what stood there, row by row");
    out.flush();
  }

  /** Of each roll-up's rows that say something: how many there are, and the sum of their hashes. */
  private static List<String> digest(BenchDatabase database) throws SQLException {
    var digests = new ArrayList<String>();
    try (Connection connection = database.dataSource.getConnection();
        var statement = connection.createStatement()) {
      for (String table : ROLL_UPS) {
        String some =
            switch (table) {
              case "participation" -> " WHERE standing_sales > 0";
              case "participant_count" -> " WHERE persons > 0";
              case "visit_count", "visit_month" -> " WHERE scanned + counted > 0";
              default -> " WHERE (sales, refunds) <> (0, 0)"; // a day's only sale may be void
            };
        try (ResultSet row =
            statement.executeQuery(
                "SELECT count(*), sum(hashtextextended(t::text, 0)) FROM " + table + " t" + some)) {
          row.next();
          digests.add(table + " " + row.getLong(1) + " " + row.getString(2));
        }
      }
    }
    return digests;
  }

  private static void mustBe(List<String> stood, List<String> stands) {
    if (!stood.equals(stands)) {
      throw new IllegalStateException(stood + " became " + stands);
    }
  }
}
