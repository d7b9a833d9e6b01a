package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.Messages.EntryOutcome;
import cn.jiuxiao.wire.Messages.Outcome;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device has on its disk: every entry it committed, with what the server said of it. As in
 * kiosk-ui's {@code store/entries.ts}.
 */
final class DeviceStore {
  private final List<Kept> kept = new ArrayList<>();
  private final Map<Sha256, Answered> answered = new HashMap<>();
  private TillJournal head;
  private int writer = 1;

  /** Acknowledged entries stay this long, by the server's clock. */
  static final Duration KEPT = Duration.ofDays(35);

  /** An entry, with the journal as it was before it and once this stood in it. */
  record Kept(long seq, Sealed entry, EntryBody body, TillJournal before, TillJournal after) {
    Sha256 hash() {
      return entry.seal().hash();
    }
  }

  private record Answered(Outcome outcome, int branch, long atMillis) {}

  DeviceStore(TillJournal begin) {
    this.head = begin;
  }

  DeviceStore copy() {
    var copy = new DeviceStore(head);
    copy.kept.addAll(kept);
    copy.answered.putAll(answered);
    copy.writer = writer;
    return copy;
  }

  /** The journal up to the last committed entry. */
  TillJournal journal() {
    return head.copy();
  }

  List<Kept> kept() {
    return kept;
  }

  int writer() {
    return writer;
  }

  /** Another tab takes over; what the first one tries to write is refused from now on. */
  int takeOver() {
    return ++writer;
  }

  /** Checks head and writer within the transaction, and writes. */
  boolean commit(Kept next, int asWriter) {
    if (asWriter != writer || next.seq() != journal().nextSeq()) {
      return false;
    }
    kept.add(next);
    head = next.after();
    return true;
  }

  /** The disk forgets what was written last. */
  List<Kept> loseLast(int count) {
    List<Kept> tail = kept.subList(Math.max(0, kept.size() - count), kept.size());
    List<Kept> lost = List.copyOf(tail);
    tail.clear();
    head = lost.isEmpty() ? head : lost.getFirst().before();
    lost.forEach(one -> answered.remove(one.hash()));
    return lost;
  }

  boolean isAcknowledged(Kept one) {
    return answered.containsKey(one.hash());
  }

  List<Kept> unsent() {
    return kept.stream().filter(one -> !isAcknowledged(one)).toList();
  }

  /** How many are now acknowledged that were not before. */
  int keepOutcomes(List<EntryOutcome> outcomes, long serverMillis) {
    int settled = 0;
    for (EntryOutcome one : outcomes) {
      String hash = one.hash();
      Kept found = hash == null ? null : find(Sha256.parse(hash));
      if (found == null) {
        continue;
      }
      Integer branch = one.branch();
      if (one.outcome() == Outcome.EARLY || one.outcome() == Outcome.UNVERIFIED || branch == null) {
        answered.remove(found.hash());
      } else if (answered.put(found.hash(), new Answered(one.outcome(), branch, serverMillis))
          == null) {
        settled++;
      }
    }
    return settled;
  }

  private @Nullable Kept find(Sha256 hash) {
    return kept.stream().filter(one -> one.hash().equals(hash)).findFirst().orElse(null);
  }

  /** The server knows less than it once acknowledged. */
  int resendFrom(long seq) {
    int again = 0;
    for (Kept one : kept) {
      Answered before = answered.get(one.hash());
      if (one.seq() >= seq && before != null && before.branch() == 0) {
        answered.remove(one.hash());
        again++;
      }
    }
    return again;
  }

  /**
   * Whether the server still has the last entry that it acknowledged shows when it is sent again.
   */
  void askAboutLast() {
    if (!kept.isEmpty()) {
      answered.remove(kept.getLast().hash());
    }
  }

  /**
   * Forgets what was acknowledged long ago, but nothing of a shift that is open.
   *
   * @param openShift its first entry; 0 if none is
   */
  List<Kept> forgetOld(long serverMillis, long openShift) {
    List<Kept> old =
        kept.stream().filter(one -> isOld(one, serverMillis) && !isOf(one, openShift)).toList();
    kept.removeAll(old);
    old.forEach(one -> answered.remove(one.hash()));
    return old;
  }

  private boolean isOld(Kept one, long serverMillis) {
    Answered before = answered.get(one.hash());
    return before != null && serverMillis - before.atMillis() > KEPT.toMillis();
  }

  private static boolean isOf(Kept one, long openShift) {
    return openShift > 0 && one.seq() >= openShift;
  }

  /** The server misses what stands before this entry, though it had acknowledged that. */
  boolean hasAcknowledgedBefore(EntryOutcome early) {
    Long seq = early.seq();
    String hash = early.hash();
    return seq != null
        && hash != null
        && find(Sha256.parse(hash)) != null
        && kept.stream().anyMatch(one -> one.seq() == seq - 1 && isAcknowledged(one));
  }

  /** The server has forgotten some of what it acknowledged: who knows what. */
  void resendAll() {
    answered.clear();
  }
}
