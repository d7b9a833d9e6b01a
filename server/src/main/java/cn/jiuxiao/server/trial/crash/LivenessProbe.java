package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.server.trial.process.ChildServer;
import cn.jiuxiao.server.trial.process.Waiting;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks all the time whether the server is alive. Once a process has said so it must go on saying
 * so, whatever has become of its database, until it ends.
 */
final class LivenessProbe implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final int WELL = 200;

  private final ChildServer server;
  private final Set<String> lies = ConcurrentHashMap.newKeySet();
  private final AtomicLong asked = new AtomicLong();
  private volatile boolean over;

  LivenessProbe(ChildServer server) {
    this.server = server;
    Thread.ofPlatform().name("liveness").daemon().start(this::ask);
  }

  /** What it said that was not so. */
  Set<String> lies() {
    return lies;
  }

  long asked() {
    return asked.get();
  }

  private void ask() {
    long known = 0;
    while (!over) {
      long pid = server.pid();
      int status = server.health().liveness();
      asked.incrementAndGet();
      if (status == WELL) {
        known = pid;
      } else if (pid != 0 && pid == known) {
        Waiting.pause(EVERY); // one that is just being killed is gone by now
        if (server.pid() == pid && !over) {
          lies.add("the server lives, but its liveness is " + said(status));
        }
      }
      Waiting.pause(EVERY);
    }
  }

  private static String said(int status) {
    return status < 0 ? -status + " without a word" : String.valueOf(status);
  }

  @Override
  public void close() {
    over = true;
  }
}
