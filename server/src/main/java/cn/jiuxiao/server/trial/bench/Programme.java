package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.journal.EntryJudge;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.server.journal.StepwiseJournal;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.trial.bench.ProgrammePlaces.Outlet;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.Messages.Outcome;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.TillKey;
import cn.jiuxiao.wire.UploadedEntry;
import io.micronaut.core.order.Ordered;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A programme that grows: each time every outlet gets one more till, whose signed entries go
 * through the real checks, judges and recording, some hundred a commit. Nine of ten customers are
 * new, so that of ten million lines a million persons come. It grows in sales, lines and persons
 * and not in what a page says of them: from 100 thousand lines on, every county sells in each
 * channel and month, on the same days at the same outlets, and has a full page of receipts.
 */
final class Programme {
  private static final int WORKERS = 3;
  private static final int ENTRIES_A_COMMIT = 400;
  private static final int TELL_EVERY = 20;
  private static final int REGULARS = 10;
  private static final double NANOS = 1e9;

  private final BenchDatabase database;
  private final PrintWriter out;
  private final Clock clock;
  private final List<EntryJudge> judges;
  private final List<RecordedEntries> features;
  private final PrivateKey badgeKey;
  private final List<Outlet> outlets;
  private final AtomicLong customers = new AtomicLong();
  private final AtomicLong persons = new AtomicLong();
  private long lines;
  private int tillsAnOutlet;

  Programme(BenchDatabase database, PrintWriter out) throws SQLException {
    this.database = database;
    this.out = out;
    this.clock = database.context.getBean(Clock.class);
    this.judges = inOrder(database.context.getBeansOfType(EntryJudge.class));
    this.features = inOrder(database.context.getBeansOfType(RecordedEntries.class));
    this.badgeKey = database.context.getBean(ServerKeys.class).badges().getPrivate();
    this.outlets =
        ProgrammePlaces.make(database.dataSource, database.context.getBean(ReferenceData.class));
  }

  private static <T extends Ordered> List<T> inOrder(Collection<T> beans) {
    return beans.stream().sorted(Comparator.comparingInt(Ordered::getOrder)).toList();
  }

  List<Outlet> outlets() {
    return outlets;
  }

  /** How many lines there are, also of an earlier run. */
  long lines() throws SQLException {
    try (Connection connection = database.dataSource.getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM sale_line")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Sells until there are so many lines, then lets the database settle. */
  void growTo(long wanted) throws InterruptedException, ExecutionException, SQLException {
    long sales = (wanted - lines) / ProgrammeTill.LINES_A_SALE;
    boolean first = tillsAnOutlet == 0;
    tillsAnOutlet++;
    Queue<Outlet> queue = new ConcurrentLinkedQueue<>(outlets);
    var done = new AtomicLong();
    long began = System.nanoTime();
    Callable<Void> work =
        () -> {
          try (Connection connection = database.dataSource.getConnection()) {
            connection.setAutoCommit(false);
            for (Outlet next = queue.poll(); next != null; next = queue.poll()) {
              int ofCell = Math.toIntExact(sales * ProgrammePlaces.OUTLETS_A_CELL / outlets.size());
              sellAt(connection, next, next.share(ofCell), first);
              tell(done.incrementAndGet(), sales / outlets.size(), began);
            }
          }
          return null;
        };
    try (var pool = Executors.newFixedThreadPool(WORKERS)) {
      for (Future<Void> one : pool.invokeAll(Collections.nCopies(WORKERS, work))) {
        one.get();
      }
    }
    settle();
    lines = wanted;
  }

  private void tell(long done, long salesEach, long began) {
    if (done % TELL_EVERY == 0 || done == outlets.size()) {
      double seconds = (System.nanoTime() - began) / NANOS;
      out.printf(
          "%d of %d tills, %.0f lines/s, %.0f s%n",
          done, outlets.size(), done * salesEach * ProgrammeTill.LINES_A_SALE / seconds, seconds);
      out.flush();
    }
  }

  /** As autovacuum would leave it after a night. */
  private void settle() throws SQLException {
    try (Connection connection = database.dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE)");
    }
  }

  private void sellAt(Connection connection, Outlet outlet, int sales, boolean first)
      throws SQLException {
    var days = new SellingDays(BusinessDay.today(clock).date(), clock.instant());
    var random = new Random(outlet.id());
    List<Instant> times = first ? days.first(sales, random) : days.more(sales, random);
    if (times.isEmpty()) {
      return;
    }
    Seller seller = open(connection, outlet, times.getFirst());
    for (Instant at : times) {
      seller.till().sell(at);
      if (seller.till().waiting() >= ENTRIES_A_COMMIT) {
        seller.upload(connection, at);
      }
    }
    seller.upload(connection, times.getLast());
  }

  /** A till that was just enrolled there and has opened its shift. */
  Seller open(Connection connection, Outlet outlet, Instant at) throws SQLException {
    TillKey key = TillKey.generate();
    String label =
        outlet.label() + "-1." + tillsAnOutlet + "." + Long.toString(System.nanoTime(), 36);
    Instant enrolled = at.minus(Duration.ofMinutes(2));
    var till =
        new ProgrammeTill(
            BenchPlaces.enrol(connection, outlet.id(), label, key, enrolled),
            key,
            label,
            outlet.id(),
            this::badge);
    connection.commit();
    till.openShift(at.minus(Duration.ofMinutes(1)));
    return new Seller(till);
  }

  /** Nine of ten are new, the tenth has been here. */
  private String badge() {
    long customer = customers.getAndIncrement();
    long person =
        customer % REGULARS == REGULARS - 1
            ? customer * 31 % persons.get()
            : persons.getAndIncrement();
    return BadgeCode.sign(ByteBuffer.allocate(16).putLong(person).array(), badgeKey).text();
  }

  /** A till and its way into the journal. */
  final class Seller {
    private final ProgrammeTill till;
    private final StepwiseJournal journal;
    private Instant now = Instant.EPOCH;

    Seller(ProgrammeTill till) {
      this.till = till;
      InstantSource received = () -> now; // moments of the past
      this.journal =
          new StepwiseJournal(
              database.dataSource, judges, features, received.withZone(BusinessDay.ZONE));
    }

    ProgrammeTill till() {
      return till;
    }

    /** Everything written so far, in one commit. */
    void upload(Connection connection, Instant at) throws SQLException {
      List<UploadedEntry> entries = till.take().stream().map(Sealed::uploaded).toList();
      if (entries.isEmpty()) {
        return;
      }
      for (UploadedEntry entry : entries) {
        if (entry.read() instanceof ReadBody.Understood understood) {
          judges.forEach(judge -> judge.ahead(understood.body()));
        }
      }
      now = at;
      var answers =
          journal.record(
              connection, List.of(new StepwiseJournal.Brought(entries, till.terminal())));
      boolean recorded =
          answers.getFirst().outcomes().stream().allMatch(one -> one.outcome() == Outcome.RECORDED);
      if (!recorded) {
        throw new IllegalStateException(answers.getFirst().outcomes().toString());
      }
      connection.commit();
    }
  }
}
