package cn.jiuxiao.server.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.Messages.Acknowledgement;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a simulated device keeps: its journal, and the entries that the server has not acknowledged.
 */
public final class TillStore {

  /** Entries in one upload. */
  static final int BATCH = 100;

  private final TillJournal journal;
  private final Deque<Unsent> unsent = new ArrayDeque<>();

  private record Unsent(long seq, Sealed entry) {}

  TillStore(TillJournal journal) {
    this.journal = journal;
  }

  /** What a cloned device would hold. */
  TillStore copy() {
    TillStore copy = new TillStore(journal.copy());
    copy.unsent.addAll(unsent);
    return copy;
  }

  public TillJournal journal() {
    return journal;
  }

  public int unsentCount() {
    return unsent.size();
  }

  /** Writes the next entry and gives its hash. */
  Sha256 append(EntryBody body) {
    Sealed sealed = journal.append(body);
    unsent.addLast(new Unsent(body.stamp().seq(), sealed));
    return sealed.seal().hash();
  }

  /** Changes an entry that was signed already, as a cheat with a hex editor would. */
  void tamperLast(String find, String replace) {
    Unsent last = unsent.removeLast();
    String body = new String(last.entry().body(), UTF_8);
    if (!body.contains(find)) {
      throw new IllegalArgumentException("the last entry does not say " + find);
    }
    Sealed forged = new Sealed(body.replace(find, replace).getBytes(UTF_8), last.entry().seal());
    unsent.addLast(new Unsent(last.seq(), forged));
  }

  /** The oldest entries that were not acknowledged, as an upload. */
  public byte[] nextUpload() {
    List<Sealed> batch = unsent.stream().limit(BATCH).map(Unsent::entry).toList();
    return TillJournal.upload(batch);
  }

  void acknowledged(Acknowledgement acknowledgement) {
    if (acknowledgement.terminal().equals(journal.terminal().toString())) {
      while (!unsent.isEmpty() && unsent.getFirst().seq() < acknowledgement.nextSeq()) {
        unsent.removeFirst();
      }
    }
  }
}
