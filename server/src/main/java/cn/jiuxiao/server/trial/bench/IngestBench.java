package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.kiosks.TillTokens;
import cn.jiuxiao.server.trial.bench.BenchPlaces.Place;
import cn.jiuxiao.server.trial.bench.PlainJdbc.Span;
import cn.jiuxiao.wire.BadgeCode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Entries a second through HTTP, next to {@link PlainJdbc}: in uploads of a hundred from eight
 * tills at once, sale by sale from 32, and from eight tills of one county and channel. All write
 * into one database with durable commits, by turns, so that tables and machine are the same for
 * all; figures are medians of the rounds.
 */
final class IngestBench {
  private static final int ROUNDS = 9;
  private static final int ENTRIES = 100;
  private static final int UPLOADS = 5;
  private static final int SINGLE_UPLOADS = 25;
  private static final int BADGES = 3_000;
  private static final List<Integer> CONNECTIONS = List.of(1, 2, 4, 8);
  private static final List<Integer> AS_MANY_AS_TILLS = List.of(32);

  private final PrintWriter out;

  IngestBench(PrintWriter out) {
    this.out = out;
  }

  void run() throws IOException, SQLException, InterruptedException, ExecutionException {
    try (var database = new BenchDatabase()) {
      EmbeddedServer server = database.context.getBean(EmbeddedServer.class);
      server.start();
      measure(database.context, server.getURI(), database.dataSource);
    }
  }

  private void measure(ApplicationContext context, URI base, PGSimpleDataSource database)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    Instant now = context.getBean(Clock.class).instant();
    List<String> badges = badges(context.getBean(ServerKeys.class));
    BenchPlaces.Places places = BenchPlaces.make(database, now);
    Function<List<Place>, List<Sender>> senders =
        some ->
            some.stream()
                .map(place -> new BenchTill(place, badges, now))
                .map(till -> new Sender(till, base, context.getBean(TillTokens.class)))
                .toList();
    var batch = new Load("ingest.batch", senders.apply(places.spread()), UPLOADS, ENTRIES);
    var hot = new Load("ingest.hot", senders.apply(places.hot()), UPLOADS, ENTRIES);
    var single = new Load("ingest.single", senders.apply(places.single()), SINGLE_UPLOADS, 1);
    var batchLimit = new Limit(database, CONNECTIONS, false);
    var singleLimit = new Limit(database, AS_MANY_AS_TILLS, true);
    for (Load load : List.of(batch, hot, single)) {
      load.openShifts();
    }
    int warmUp = batchLimit.settings() + 1;
    for (int round = 0; round < warmUp + ROUNDS; round++) {
      boolean counts = round >= warmUp;
      boolean limitFirst = round % 2 == 1;
      turns(batch, batchLimit, limitFirst, counts);
      hot.makeReady();
      hot.run(counts);
      turns(single, singleLimit, limitFirst, counts);
    }
    print(batch, batchLimit);
    print(single, singleLimit);
    out.printf(
        "%s  ours=%.0f/s  spread=%.0f/s  ratio=%.2f  %s%n",
        hot.name, hot.rate(), batch.rate(), hot.rate() / batch.rate(), hot.latency());
    out.flush();
  }

  private static void turns(Load ours, Limit limit, boolean limitFirst, boolean counts)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    ours.makeReady();
    if (limitFirst) {
      limit.run(counts);
    }
    List<Span> left = ours.run(counts);
    if (!limitFirst) {
      limit.run(counts);
    }
    limit.takeUp(left);
  }

  private void print(Load ours, Limit limit) {
    out.printf(
        "%s  ours=%.0f/s  limit=%.0f/s  ratio=%.2f  %s  limit %s%n",
        ours.name, ours.rate(), limit.rate(), ours.rate() / limit.rate(), ours.latency(), limit);
    out.flush();
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
}
