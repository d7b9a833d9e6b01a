package cn.jiuxiao.server.trial.fuzz;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.DatabaseTrouble;
import cn.jiuxiao.server.trial.Basket;
import cn.jiuxiao.server.trial.HttpTillGateway;
import cn.jiuxiao.server.trial.SimulatedTill;
import cn.jiuxiao.server.trial.TillClock;
import cn.jiuxiao.server.trial.process.ChildServer;
import cn.jiuxiao.server.trial.process.TrialFailure;
import cn.jiuxiao.server.trial.process.TrialFolder;
import cn.jiuxiao.server.trial.process.TrialPlaces;
import cn.jiuxiao.server.trial.process.Waiting;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A server, a till whose token is used, and connections that send rubbish with it. What the server
 * said is kept only if something failed.
 */
final class FuzzTrial implements AutoCloseable {
  private static final int CONNECTIONS = 32;
  private static final int POINTS = 10;
  private static final Duration SETTLES_IN = Duration.ofSeconds(2);

  /** A machine with too much to do tells a till to wait: that is an answer, unless it goes on. */
  private static final int TRY_LATER = 503;

  private static final int PATIENCE = 12;
  private static final Duration WAITS = Duration.ofSeconds(DatabaseTrouble.RETRY_AFTER_SECONDS);

  /** All of the heap is touched at the start, so that what grows is not it. */
  private static final List<String> FIXED_HEAP =
      List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

  private final PrintWriter out;
  private final TrialFolder folder = new TrialFolder("fuzz");
  private final ChildServer server;
  private final HttpTillGateway gateway;
  private final SimulatedTill till;
  private final Rubbish rubbish;
  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
  private boolean closed;

  FuzzTrial(PrintWriter out) throws IOException, SQLException {
    this.out = out;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-fuzz"));
    ChildServer started = ChildServer.start(folder.data(), folder.log(), FIXED_HEAP);
    server = started;
    try {
      EnrolmentCode code;
      try (Connection connection = started.connect()) {
        code = TrialPlaces.make(connection, 1).getFirst();
      }
      Clock clock = Clock.system(BusinessDay.ZONE);
      gateway = new HttpTillGateway(started.uri(), ObjectMapper.getDefault(), clock);
      till =
          SimulatedTill.enrol(
              gateway, code, new TillClock(clock, Duration.ZERO, clock.millis(), "fuzz"));
      rubbish = new Rubbish(goodUpload());
    } catch (RuntimeException | SQLException e) {
      close();
      throw e;
    }
  }

  /** Some entries that the server never gets as they are. */
  private byte[] goodUpload() {
    till.openShift(10_000);
    till.sell(new Basket().add(till.products().getFirst(), 2000), TenderMethod.CASH, null);
    till.sell(new Basket().add(till.products().getLast(), 1000), TenderMethod.WECHAT, null);
    return till.store().nextUpload();
  }

  /**
   * @throws TrialFailure if an upload is answered by a failure, or the server's memory grows
   */
  void play(long from, long uploads) throws SQLException {
    Memory warm = null;
    long began = System.nanoTime();
    out.println("started: " + Memory.of(server.pid()));
    for (int point = 1; point <= POINTS; point++) {
      send(from + uploads * (point - 1) / POINTS, from + uploads * point / POINTS);
      Waiting.pause(SETTLES_IN);
      Memory now = Memory.of(server.pid());
      double seconds = (System.nanoTime() - began) / 1e9;
      long sent = uploads * point / POINTS;
      out.printf("%,d uploads, %.0f/s: %s%n", sent, sent / seconds, now);
      out.flush();
      if (warm != null && now.isMoreThan(warm)) {
        throw new TrialFailure("memory grew: after warming up %s, now %s".formatted(warm, now));
      }
      warm = warm == null && point >= 2 ? now : warm;
    }
    if (server.ends() > 0) {
      throw new TrialFailure("the server ended: " + folder.log());
    }
    tell();
  }

  /** Uploads of these numbers, from all connections. */
  private void send(long first, long end) {
    var next = new AtomicLong(first);
    var failure = new AtomicReference<@Nullable TrialFailure>();
    gateway.forgetTokens();
    String token = gateway.tokenOf(till.store().journal().terminal());
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      senders.add(
          Thread.ofPlatform()
              .name("sender-" + i)
              .daemon()
              .start(() -> sendAll(token, next, end, failure)));
    }
    try {
      for (Thread sender : senders) {
        sender.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    TrialFailure failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private void sendAll(
      String token, AtomicLong next, long end, AtomicReference<@Nullable TrialFailure> failure) {
    long number = -1;
    try (var sender = new Sender(server.port())) {
      for (number = next.getAndIncrement();
          number < end && failure.get() == null;
          number = next.getAndIncrement()) {
        int status = sender.send(token, rubbish.number(number));
        count(status);
        for (int again = 0; status == TRY_LATER && again < PATIENCE; again++) {
          Waiting.pause(WAITS);
          status = sender.send(token, rubbish.number(number));
          count(status);
        }
        if (status != 200 && (status < 400 || status >= 500 || status == 401)) {
          throw new TrialFailure("it was answered " + status);
        }
      }
    } catch (IOException | TrialFailure e) {
      failure.compareAndSet(
          null,
          new TrialFailure(
              "upload %d: %s%n  again: ./jiuxiao fuzz --from %d --uploads 1%n  what the server said: %s"
                  .formatted(number, e.getMessage(), number, folder.log()),
              e));
    }
  }

  private void count(int status) {
    answers.computeIfAbsent(status, s -> new LongAdder()).increment();
  }

  private void tell() throws SQLException {
    new TreeMap<>(answers)
        .forEach((status, times) -> out.printf("%10d answered %d%n", times.sum(), status));
    try (Connection connection = server.connect();
        Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery(
                """
                SELECT (SELECT count(*) FROM unverified_entry), pg_total_relation_size('unverified_entry') / 1024,
                       (SELECT count(*) FROM journal_entry), (SELECT count(*) FROM early_entry),
                       pg_database_size(current_database()) / 1048576
                """)) {
      row.next();
      out.printf("%10d unverified entries kept (%d kB)%n", row.getLong(1), row.getLong(2));
      out.printf(
          "%10d entries of the till came through, %d early%n", row.getLong(3), row.getLong(4));
      out.printf("%10d MB the whole database%n", row.getLong(5));
    }
    out.println("No failure, and no growth of memory.");
    folder.allIsWell();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (server != null) {
      server.close();
    }
    folder.close();
  }
}
