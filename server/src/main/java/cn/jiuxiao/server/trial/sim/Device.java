package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.StepwiseJournal.Heard;
import cn.jiuxiao.server.kiosks.Terminal;
import cn.jiuxiao.server.trial.TillClock;
import cn.jiuxiao.server.trial.sim.DeviceStore.Kept;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryStamp;
import cn.jiuxiao.wire.Messages.Acknowledgement;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Messages.EntryOutcome;
import cn.jiuxiao.wire.Messages.Outcome;
import cn.jiuxiao.wire.Messages.PreviousTerminal;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.TillJournal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device that sells: does what kiosk-ui's {@code use-cases} and {@code sync/round.ts} do. */
final class Device {
  /** The real till sends 200; fewer make more groups. */
  static final int BATCH = 12;

  private final String name;
  final Terminal is;
  final DeviceStore store;
  TillMemory memory;
  TillClock clock;
  private int writer;
  private EntryStamp.@Nullable ServerTimeSeen seen;

  /** Of its price list. */
  long catalogue = 1;

  private Stopped stopped = Stopped.NO;

  /** Why it sells no more. */
  enum Stopped {
    NO,
    REVOKED,
    FORKED
  }

  /**
   * @param is what it was enrolled as, of which it keeps proof
   */
  Device(String name, Terminal is, DeviceStore store, TillClock clock) {
    this.name = name;
    this.is = is;
    this.store = store;
    this.clock = clock;
    this.memory = TillMemory.of(store.kept());
    this.writer = store.writer();
  }

  /** Another device with a clone of the storage. */
  Device cloned(String as, Disk disk, TillClock itsClock) {
    return new Device(as, is, new DeviceStore(disk), itsClock);
  }

  boolean sells() {
    return stopped == Stopped.NO;
  }

  Stopped stopped() {
    return stopped;
  }

  /**
   * The page is loaded anew: nothing is known but what the store has.
   *
   * @return what it forgets because it was acknowledged long ago
   */
  List<Kept> reload(TillClock fresh) {
    clock = fresh;
    memory = TillMemory.of(store.kept());
    writer = store.takeOver();
    if (seen == null) {
      return List.of();
    }
    List<Kept> forgotten = store.forgetOld(seen.serverMillis(), memory.openShift());
    memory = TillMemory.of(store.kept());
    return forgotten;
  }

  EntryStamp stamp() {
    TillJournal journal = store.journal();
    return new EntryStamp(
        is.id(),
        journal.nextSeq(),
        clock.deviceMillis(),
        clock.monoMillis(),
        clock.page(),
        seen,
        is.outletId());
  }

  /** Hashes and signs, not yet on disk. */
  Kept sealed(TillWork.Writing writing) {
    TillJournal before = store.journal();
    TillJournal after = store.journal();
    EntryBody body = writing.body().apply(stamp());
    return new Kept(
        body.stamp().seq(), after.append(body, writing.attachment()), body, before, after);
  }

  /** Once this is true the cashier sees that it is done. */
  boolean commit(Kept next) {
    if (!store.commit(next, writer)) {
      return false;
    }
    memory.saw(next);
    return true;
  }

  /** What the tab that another has taken over from tries to write. */
  boolean commitFromStaleTab(Kept next) {
    return store.commit(next, writer - 1);
  }

  List<Kept> nextBatch() {
    List<Kept> unsent = store.unsent();
    return unsent.subList(0, Math.min(BATCH, unsent.size()));
  }

  ContactRequest contact() {
    TillJournal journal = store.journal();
    return new ContactRequest(
        "0.1.0",
        journal.nextSeq(),
        journal.headHash().toString(),
        store.unsent().size(),
        memory.openShift() == 0 ? null : memory.openShift(),
        true,
        clock.deviceMillis());
  }

  PreviousTerminal previous() {
    TillJournal journal = store.journal();
    return new PreviousTerminal(
        is.id().toString(),
        journal.nextSeq(),
        journal.headHash().toString(),
        store.unsent().size());
  }

  void hears(Heard heard) {
    saw(heard.serverTime());
    if (heard.revoked()) {
      stop(Stopped.REVOKED);
    } else if (stopped == Stopped.REVOKED) {
      stopped = Stopped.NO;
    }
    compareHeads(heard.acknowledgement());
  }

  private void compareHeads(Acknowledgement known) {
    if (known.branch() != 0) {
      return;
    }
    long last = known.nextSeq() - 1;
    boolean differs =
        store.kept().stream()
            .anyMatch(one -> one.seq() == last && !one.hash().toString().equals(known.headHash()));
    if (known.nextSeq() > store.journal().nextSeq() || differs) {
      stop(Stopped.FORKED);
    } else {
      store.resendFrom(known.nextSeq());
    }
    if (!known.headHash().equals(store.journal().headHash().toString())) {
      store.askAboutLast();
    }
  }

  /** How many entries it need not send any more. */
  int hears(UploadAnswer answer) {
    saw(answer.serverTime());
    int settled = store.keepOutcomes(answer.outcomes(), answer.serverTime());
    String own = is.id().toString();
    List<EntryOutcome> ofOwn =
        answer.outcomes().stream().filter(one -> own.equals(one.terminal())).toList();
    if (ofOwn.stream().anyMatch(one -> one.outcome() == Outcome.FORKED)) {
      stop(Stopped.FORKED);
    }
    if (ofOwn.stream()
        .anyMatch(one -> one.outcome() == Outcome.EARLY && store.hasAcknowledgedBefore(one))) {
      int again =
          answer.acknowledgements().stream()
              .filter(known -> known.terminal().equals(own) && known.branch() == 0)
              .mapToInt(known -> store.resendFrom(known.nextSeq()))
              .sum();
      if (again == 0) {
        store.resendAll();
      }
    }
    return settled;
  }

  private void stop(Stopped why) {
    if (stopped != Stopped.FORKED) {
      stopped = why;
    }
  }

  private void saw(long serverMillis) {
    seen = new EntryStamp.ServerTimeSeen(serverMillis, clock.monoMillis(), clock.page());
  }

  @Override
  public String toString() {
    return name;
  }
}
