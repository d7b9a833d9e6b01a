package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.trial.bench.PlainJdbc.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Some tills that upload at once, each one upload after the other. */
final class Load {
  private static final double NANOS = 1e9;
  private static final double NANOS_A_MILLI = 1e6;

  final String name;
  final List<Sender> senders;
  final int uploads;
  final int entriesAnUpload;
  private final List<Double> rates = new ArrayList<>();
  private final List<Long> latencies = new ArrayList<>();
  private long nextSeq = 1;

  Load(String name, List<Sender> senders, int uploads, int entriesAnUpload) {
    this.name = name;
    this.senders = senders;
    this.uploads = uploads;
    this.entriesAnUpload = entriesAnUpload;
  }

  void openShifts() throws IOException, InterruptedException {
    for (Sender sender : senders) {
      sender.send(sender.till.openShift());
    }
    nextSeq++;
  }

  void makeReady() {
    senders.forEach(sender -> sender.makeReady(uploads, entriesAnUpload));
  }

  /** Sends what was made ready; what it uploaded is returned, in the order of a till's chain. */
  List<Span> run(boolean counts) throws InterruptedException, ExecutionException {
    List<Callable<List<Long>>> work =
        senders.stream().<Callable<List<Long>>>map(sender -> sender::sendAll).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(senders.size())) {
      long began = System.nanoTime();
      var took = new ArrayList<Long>();
      for (var sent : pool.invokeAll(work)) {
        took.addAll(sent.get());
      }
      if (counts) {
        rates.add(entries() * NANOS / (System.nanoTime() - began));
        latencies.addAll(took);
      }
    }
    return spans();
  }

  private List<Span> spans() {
    var spans = new ArrayList<Span>();
    for (int upload = 0; upload < uploads; upload++) {
      for (Sender sender : senders) {
        spans.add(new Span(sender.till.place, nextSeq, nextSeq + entriesAnUpload - 1));
      }
      nextSeq += entriesAnUpload;
    }
    return spans;
  }

  long entries() {
    return (long) senders.size() * uploads * entriesAnUpload;
  }

  /** Entries a second, the median of the rounds that count. */
  double rate() {
    return median(rates);
  }

  String latency() {
    latencies.sort(Comparator.naturalOrder());
    return "p50=%.1fms  p99=%.1fms  max=%.1fms"
        .formatted(
            millis(latencies.get(latencies.size() / 2)),
            millis(latencies.get(latencies.size() * 99 / 100)),
            millis(latencies.getLast()));
  }

  private static double millis(long nanos) {
    return nanos / NANOS_A_MILLI;
  }

  static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
