package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.trial.bench.PlainJdbc.Commit;
import cn.jiuxiao.server.trial.bench.PlainJdbc.Span;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * What plain JDBC does with the rows that a load left: while it warms up it tries each way and
 * number of connections, and keeps to the fastest.
 */
final class Limit {
  private static final double NANOS = 1e9;

  private record Setting(Way way, int connections) {}

  private final DataSource database;
  private final PlainJdbc plain = new PlainJdbc();
  private final boolean oneUploadACommit;
  private final List<Setting> settings = new ArrayList<>();
  private final List<Double> rates = new ArrayList<>();
  private List<Commit> commits = List.of();
  private Setting best;
  private double bestRate;
  private int tried;

  /**
   * @param oneUploadACommit or as many as ours put into one
   */
  Limit(DataSource database, List<Integer> connections, boolean oneUploadACommit) {
    this.database = database;
    this.oneUploadACommit = oneUploadACommit;
    for (Way way : Way.values()) {
      connections.forEach(count -> settings.add(new Setting(way, count)));
    }
    Collections.reverse(settings); // those that come first are compiled least
    this.best = settings.getFirst();
  }

  int settings() {
    return settings.size();
  }

  /** Writes what was taken up last. */
  void run(boolean counts) throws InterruptedException, ExecutionException {
    if (commits.isEmpty()) {
      return;
    }
    Setting setting = counts ? best : settings.get(tried++ % settings.size());
    Queue<Commit> queue = new ConcurrentLinkedQueue<>(commits);
    Callable<Void> work =
        () -> {
          try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Commit next = queue.poll(); next != null; next = queue.poll()) {
              PlainJdbc.send(connection, next, setting.way());
            }
          }
          return null;
        };
    double rate = rate(setting, work);
    commits = List.of();
    if (counts) {
      rates.add(rate);
    } else if (rate > bestRate) {
      bestRate = rate;
      best = setting;
    }
  }

  private double rate(Setting setting, Callable<Void> work)
      throws InterruptedException, ExecutionException {
    long entries =
        commits.stream().flatMap(commit -> commit.spans().stream()).mapToLong(Span::entries).sum();
    try (ExecutorService pool = Executors.newFixedThreadPool(setting.connections())) {
      long began = System.nanoTime();
      for (var done : pool.invokeAll(Collections.nCopies(setting.connections(), work))) {
        done.get();
      }
      return entries * NANOS / (System.nanoTime() - began);
    }
  }

  /** Takes up what ours just left, as the rows of the next run. */
  void takeUp(List<Span> spans) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      int uploads = uploadsACommit(connection, spans);
      commits = plain.take(connection, spans, oneUploadACommit ? 1 : uploads);
    }
  }

  /** As ours did, and whether all of them count. */
  private static int uploadsACommit(Connection connection, List<Span> spans) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT count(*), count(DISTINCT e.received_at), count(*) FILTER (WHERE j.outcome <> 'RECORDED')"
                + " FROM journal_entry e JOIN entry_judgement j USING (terminal_id, branch, seq)"
                + " WHERE seq BETWEEN ? AND ? AND terminal_id = ANY (?)")) {
      query.setLong(1, spans.getFirst().first());
      query.setLong(2, spans.getLast().last());
      query.setArray(
          3,
          connection.createArrayOf(
              "uuid", spans.stream().map(span -> span.place().terminal()).distinct().toArray()));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        if (row.getLong(1) != spans.stream().mapToLong(Span::entries).sum() || row.getLong(3) > 0) {
          throw new IllegalStateException(
              row.getLong(1) + " entries stored, " + row.getLong(3) + " parked");
        }
        return Math.max(1, (int) Math.round((double) spans.size() / row.getLong(2)));
      }
    }
  }

  double rate() {
    return Load.median(rates);
  }

  @Override
  public String toString() {
    return "by %s over %d connections".formatted(best.way(), best.connections());
  }
}
