package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry that has its place in a journal.
 *
 * @param attachment personal data beside it, encrypted; null if none came or it was erased
 * @param when null if neither day nor moment could be told
 */
@SuppressWarnings("ArrayRecordComponent") // compared by key
public record JournalEntry(
    KnownTerminal terminal,
    int branch,
    Sha256 hash,
    ReadBody.Numbered read,
    byte @Nullable [] attachment,
    Instant receivedAt,
    @Nullable When when) {

  /** When it happened, and on which Shanghai date it counts. */
  public record When(Instant at, LocalDate day) {}

  public EntryKey key() {
    return new EntryKey(terminal.id(), branch, read.seq());
  }

  public long seq() {
    return read.seq();
  }

  /** What it says; null if it could not be understood. */
  public @Nullable EntryBody body() {
    return read instanceof ReadBody.Understood understood ? understood.body() : null;
  }

  /** Of an entry that is judged: by then its time is known. */
  public When whenKnown() {
    if (when == null) {
      throw new IllegalStateException("the time of " + key() + " is uncertain");
    }
    return when;
  }

  JournalEntry at(@Nullable When settled) {
    return new JournalEntry(terminal, branch, hash, read, attachment, receivedAt, settled);
  }

  /** The same entry, to be judged as if it said this. */
  JournalEntry saying(ReadBody.Understood corrected) {
    return new JournalEntry(terminal, branch, hash, corrected, attachment, receivedAt, when);
  }

  /** As people name it: the number on its receipt, with the branch if it stands on one. */
  String name() {
    return terminal.label() + "-" + seq() + (branch == 0 ? "" : "/" + branch);
  }
}
