package cn.jiuxiao.server.trial;

import cn.jiuxiao.db.EmbeddedPostgreSql;
import cn.jiuxiao.db.Migrations;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.kiosks.TillTokens;
import cn.jiuxiao.server.trial.PlainJdbc.Commit;
import cn.jiuxiao.server.trial.PlainJdbc.Span;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.SignedBytes;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Entries a second through HTTP in uploads of a hundred from eight tills at once, next to {@link
 * PlainJdbc}. Both write into one database with durable commits, by turns, so that tables and
 * machine are the same for both; figures are medians of the rounds.
 */
final class IngestBench {
  private static final int ENTRIES = 100;
  private static final int UPLOADS = 5;
  private static final int WARM_UP_ROUNDS = 12;
  private static final int ROUNDS = 9;
  private static final int BADGES = 3_000;
  private static final List<Integer> CONNECTIONS = List.of(1, 2, 4, 8);
  private static final double NANOS = 1e9;

  private final PrintWriter out;
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> limits = new ArrayList<>();
  private final List<Long> latencies = new ArrayList<>();

  IngestBench(PrintWriter out) {
    this.out = out;
  }

  void run() throws IOException, SQLException, InterruptedException, ExecutionException {
    Path home = Files.createTempDirectory("jiuxiao-bench-");
    try (EmbeddedPostgreSql postgreSql = EmbeddedPostgreSql.start(home.resolve("postgresql"))) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(postgreSql::close)); // Ctrl-C leaves no server behind
      var database = new PGSimpleDataSource();
      database.setUrl(postgreSql.jdbcUrl());
      database.setUser(postgreSql.user());
      database.setPassword(postgreSql.password());
      Migrations.migrate(database);
      try (ApplicationContext context = ApplicationContext.run(settings(home, postgreSql))) {
        EmbeddedServer server = context.getBean(EmbeddedServer.class);
        server.start();
        measure(context, server.getURI(), database);
      }
    } finally {
      delete(home);
    }
  }

  private static Map<String, Object> settings(Path home, EmbeddedPostgreSql postgreSql) {
    return Map.of(
        "jiuxiao.data", home.toString(),
        "jiuxiao.tomcat", home.resolve("work").toString(),
        "micronaut.server.port", -1,
        "datasources.default.url", postgreSql.jdbcUrl(),
        "datasources.default.username", postgreSql.user(),
        "datasources.default.password", postgreSql.password());
  }

  private void measure(ApplicationContext context, URI base, PGSimpleDataSource database)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    Instant now = context.getBean(Clock.class).instant();
    List<String> badges = badges(context.getBean(ServerKeys.class));
    List<BenchTill> tills =
        BenchPlaces.make(database, now).stream()
            .map(place -> new BenchTill(place, badges, now))
            .toList();
    List<Sender> senders =
        tills.stream()
            .map(till -> new Sender(till, base, context.getBean(TillTokens.class)))
            .toList();
    for (Sender sender : senders) {
      sender.send(sender.till.openShift());
    }
    var plain = new PlainJdbc();
    List<Commit> limitsRows = List.of();
    int connections = 1;
    double best = 0;
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      senders.forEach(Sender::makeReady);
      boolean counts = round >= WARM_UP_ROUNDS;
      int tried = counts ? connections : CONNECTIONS.get((round + 3) % CONNECTIONS.size());
      double limit = round % 2 == 0 ? 0 : plainRate(database, limitsRows, tried);
      double rate = httpRate(senders, counts);
      limit = round % 2 == 0 ? plainRate(database, limitsRows, tried) : limit;
      if (counts) {
        ours.add(rate);
        limits.add(limit);
      } else if (limit > best) {
        best = limit;
        connections = tried;
      }
      limitsRows = takeUp(plain, database, senders, round);
    }
    print(connections);
  }

  private static List<String> badges(ServerKeys keys) {
    return IntStream.range(0, BADGES)
        .mapToObj(
            n ->
                BadgeCode.sign(
                        ByteBuffer.allocate(16).putInt(n).array(), keys.badges().getPrivate())
                    .text())
        .toList();
  }

  private double httpRate(List<Sender> senders, boolean counts)
      throws InterruptedException, ExecutionException {
    List<Callable<List<Long>>> work =
        senders.stream().<Callable<List<Long>>>map(sender -> sender::sendAll).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(senders.size())) {
      long began = System.nanoTime();
      for (var sent : pool.invokeAll(work)) {
        if (counts) {
          latencies.addAll(sent.get());
        } else {
          sent.get();
        }
      }
      return senders.size() * UPLOADS * ENTRIES * NANOS / (System.nanoTime() - began);
    }
  }

  private static double plainRate(
      PGSimpleDataSource database, List<Commit> commits, int connections)
      throws InterruptedException, ExecutionException {
    if (commits.isEmpty()) {
      return 0;
    }
    Queue<Commit> queue = new ConcurrentLinkedQueue<>(commits);
    Callable<Void> work =
        () -> {
          try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Commit next = queue.poll(); next != null; next = queue.poll()) {
              PlainJdbc.send(connection, next);
            }
          }
          return null;
        };
    long entries =
        commits.stream()
            .flatMap(commit -> commit.spans().stream())
            .mapToLong(s -> s.last() - s.first() + 1)
            .sum();
    try (ExecutorService pool = Executors.newFixedThreadPool(connections)) {
      long began = System.nanoTime();
      for (var done : pool.invokeAll(java.util.Collections.nCopies(connections, work))) {
        done.get();
      }
      return entries * NANOS / (System.nanoTime() - began);
    }
  }

  /** What this round left, as the limit's rows of the next, with as many entries a commit. */
  private List<Commit> takeUp(
      PlainJdbc plain, PGSimpleDataSource database, List<Sender> senders, int round)
      throws SQLException, IOException {
    long first = 2 + (long) round * UPLOADS * ENTRIES;
    long last = first + UPLOADS * ENTRIES - 1;
    var spans = new ArrayList<Span>();
    for (long from = first; from <= last; from += ENTRIES) {
      for (Sender sender : senders) {
        spans.add(new Span(sender.till.place, from, from + ENTRIES - 1));
      }
    }
    try (Connection connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "SELECT count(*), count(DISTINCT e.received_at), count(*) FILTER (WHERE j.outcome <> 'RECORDED')"
                    + " FROM journal_entry e JOIN entry_judgement j USING (terminal_id, branch, seq)"
                    + " WHERE seq BETWEEN ? AND ? AND terminal_id = ANY (?)")) {
      query.setLong(1, first);
      query.setLong(2, last);
      query.setArray(
          3,
          connection.createArrayOf(
              "uuid", senders.stream().map(one -> one.till.place.terminal()).toArray()));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        if (row.getLong(1) != (long) spans.size() * ENTRIES || row.getLong(3) > 0) {
          throw new IllegalStateException(
              row.getLong(1) + " entries stored, " + row.getLong(3) + " parked");
        }
        int uploadsACommit = Math.max(1, (int) Math.round((double) spans.size() / row.getLong(2)));
        return plain.take(connection, spans, uploadsACommit);
      }
    }
  }

  private void print(int connections) {
    double our = median(ours);
    double limit = median(limits);
    latencies.sort(Comparator.naturalOrder());
    out.printf(
        "ingest.batch  ours=%.0f/s  limit=%.0f/s  ratio=%.2f  p50=%dms  p99=%dms  max=%dms  limit.connections=%d%n",
        our,
        limit,
        our / limit,
        latencies.get(latencies.size() / 2) / 1_000_000,
        latencies.get(latencies.size() * 99 / 100) / 1_000_000,
        latencies.getLast() / 1_000_000,
        connections);
    out.flush();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** One till's connection. */
  private static final class Sender {
    final BenchTill till;
    private final URI entries;
    private final String token;
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private List<byte[]> ready = List.of();

    Sender(BenchTill till, URI base, TillTokens tokens) {
      this.till = till;
      this.entries = base.resolve("/api/kiosk/entries");
      String nonce = tokens.nonce().text();
      byte[] signed =
          till.place.key().sign(SignedBytes.token(Base64Url.decode(nonce), till.place.terminal()));
      this.token = tokens.token(till.place.terminal(), nonce, signed).orElseThrow().text();
    }

    void makeReady() {
      ready = IntStream.range(0, UPLOADS).mapToObj(i -> till.upload(ENTRIES)).toList();
    }

    List<Long> sendAll() throws IOException, InterruptedException {
      var took = new ArrayList<Long>();
      for (byte[] upload : ready) {
        long began = System.nanoTime();
        send(upload);
        took.add(System.nanoTime() - began);
      }
      return took;
    }

    void send(byte[] upload) throws IOException, InterruptedException {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(entries)
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/x-ndjson")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(upload))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + " " + answer.body());
      }
    }
  }
}
