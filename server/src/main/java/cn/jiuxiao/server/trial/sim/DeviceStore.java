package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.trial.sim.Disk.Contents;
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
 * What a till does with its disk: every entry it committed is there, with what the server said of
 * it. As in kiosk-ui's {@code store/entries.ts}.
 */
final class DeviceStore {
  private Disk disk;

  /** Acknowledged entries stay this long, by the server's clock. */
  static final Duration KEPT = Duration.ofDays(35);

  /** An entry, with the journal as it was before it and once this stood in it. */
  record Kept(long seq, Sealed entry, EntryBody body, TillJournal before, TillJournal after) {
    Sha256 hash() {
      return entry.seal().hash();
    }
  }

  /** What the server said of an entry, and when by its clock. */
  record Answered(Outcome outcome, int branch, long atMillis) {}

  DeviceStore(Disk disk) {
    this.disk = disk;
  }

  /** From now on what is written stays. */
  void moveToSoundDisk() {
    disk = new SoundDisk(disk.read());
  }

  /** The journal up to the last committed entry. */
  TillJournal journal() {
    return disk.read().head().copy();
  }

  List<Kept> kept() {
    return disk.read().kept();
  }

  int writer() {
    return disk.read().writer();
  }

  /** Another tab takes over; what the first one tries to write is refused from now on. */
  int takeOver() {
    Contents now = disk.read();
    disk.write(new Contents(now.head(), now.kept(), now.answered(), now.writer() + 1));
    return now.writer() + 1;
  }

  /** Checks head and writer within the transaction, and writes. */
  boolean commit(Kept next, int asWriter) {
    Contents now = disk.read();
    if (asWriter != now.writer() || next.seq() != now.head().nextSeq()) {
      return false;
    }
    var kept = new ArrayList<>(now.kept());
    kept.add(next);
    disk.write(new Contents(next.after(), kept, now.answered(), now.writer()));
    return true;
  }

  boolean isAcknowledged(Kept one) {
    return disk.read().answered().containsKey(one.hash());
  }

  List<Kept> unsent() {
    return kept().stream().filter(one -> !isAcknowledged(one)).toList();
  }

  /** How many are now acknowledged that were not before. */
  int keepOutcomes(List<EntryOutcome> outcomes, long serverMillis) {
    Contents now = disk.read();
    var answered = new HashMap<>(now.answered());
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
    disk.write(now.answered(answered));
    return settled;
  }

  private @Nullable Kept find(Sha256 hash) {
    return kept().stream().filter(one -> one.hash().equals(hash)).findFirst().orElse(null);
  }

  /** The server knows less than it once acknowledged. */
  int resendFrom(long seq) {
    Contents now = disk.read();
    var answered = new HashMap<>(now.answered());
    for (Kept one : now.kept()) {
      Answered before = answered.get(one.hash());
      if (one.seq() >= seq && before != null && before.branch() == 0) {
        answered.remove(one.hash());
      }
    }
    return forgetAnswers(now, answered);
  }

  private int forgetAnswers(Contents now, Map<Sha256, Answered> left) {
    int again = now.answered().size() - left.size();
    if (again > 0) {
      disk.write(now.answered(left));
    }
    return again;
  }

  /**
   * Whether the server still has the last entry that it acknowledged shows when it is sent again.
   */
  void askAboutLast() {
    Contents now = disk.read();
    if (!now.kept().isEmpty()) {
      var answered = new HashMap<>(now.answered());
      answered.remove(now.kept().getLast().hash());
      forgetAnswers(now, answered);
    }
  }

  /**
   * Forgets what was acknowledged long ago, but nothing of a shift that is open.
   *
   * @param openShift its first entry; 0 if none is
   */
  List<Kept> forgetOld(long serverMillis, long openShift) {
    Contents now = disk.read();
    List<Kept> old =
        now.kept().stream()
            .filter(one -> isOld(one, serverMillis) && !isOf(one, openShift))
            .toList();
    if (!old.isEmpty()) {
      var kept = new ArrayList<>(now.kept());
      kept.removeAll(old);
      var answered = new HashMap<>(now.answered());
      old.forEach(one -> answered.remove(one.hash()));
      disk.write(new Contents(now.head(), kept, answered, now.writer()));
    }
    return old;
  }

  private boolean isOld(Kept one, long serverMillis) {
    Answered before = disk.read().answered().get(one.hash());
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
        && kept().stream().anyMatch(one -> one.seq() == seq - 1 && isAcknowledged(one));
  }

  /** The server has forgotten some of what it acknowledged: who knows what. */
  void resendAll() {
    forgetAnswers(disk.read(), Map.of());
  }
}
