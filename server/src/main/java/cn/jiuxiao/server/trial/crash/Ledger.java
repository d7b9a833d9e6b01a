package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.wire.Messages.EntryOutcome;
import cn.jiuxiao.wire.Messages.Outcome;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What tills wrote, what they were told is on disk, and how they were turned away. */
final class Ledger {
  private static final int WAIT = 503;

  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Set<String> wrong = ConcurrentHashMap.newKeySet();
  final AtomicLong written = new AtomicLong();
  final AtomicLong soldFen = new AtomicLong();
  final AtomicLong refundedFen = new AtomicLong();
  final AtomicLong toldToWait = new AtomicLong();
  final AtomicLong cutOff = new AtomicLong();

  /** By hash: where it is said to stand. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  /** Answers that no till should ever get. */
  Set<String> wrong() {
    return wrong;
  }

  void told(UploadAnswer answer) {
    for (EntryOutcome one : answer.outcomes()) {
      boolean counts =
          one.outcome() == Outcome.RECORDED || one.outcome() == Outcome.ALREADY_RECORDED;
      if (counts && one.hash() != null) {
        acknowledged.put(one.hash(), one.terminal() + "/" + one.branch() + "/" + one.seq());
      } else {
        wrong.add("an honest entry is " + one);
      }
    }
  }

  void refused(int status, boolean saysWhen, String message) {
    if (status == WAIT && saysWhen) {
      toldToWait.incrementAndGet();
    } else {
      wrong.add(message + (status == WAIT ? " (without Retry-After)" : ""));
    }
  }
}
