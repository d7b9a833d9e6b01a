package cn.jiuxiao.server.trial.crash;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What came of all rounds, for people. */
record Summary(
    int rounds,
    Map<Fault, Integer> faults,
    long connectionsCut,
    long entriesWritten,
    long entriesAcknowledged,
    long callsCutOff,
    long toldToWait,
    long livenessAsked,
    int serverStarts,
    Duration slowestReturn,
    Duration slowestDrain,
    Path log) {

  void print(PrintWriter out) {
    line(out, rounds, "rounds");
    new TreeMap<>(faults).forEach((fault, times) -> line(out, times, fault.name()));
    line(out, connectionsCut, "connections cut in mid-request or before the answer");
    line(out, entriesWritten, "entries written by tills");
    line(out, entriesAcknowledged, "entries acknowledged, each stored once with its hash");
    line(out, callsCutOff, "calls cut off and made again");
    line(out, toldToWait, "calls told to wait (503 with Retry-After)");
    line(out, livenessAsked, "times asked whether the server is alive");
    line(out, serverStarts, "times it ended and was started again");
    line(
        out, slowestReturn.toMillis(), "ms the slowest return, from the last fault's end to ready");
    line(out, slowestDrain.toMillis(), "ms the slowest drain of all queues");
  }

  private static void line(PrintWriter out, long number, String what) {
    out.printf("%10d %s%n", number, what);
  }
}
