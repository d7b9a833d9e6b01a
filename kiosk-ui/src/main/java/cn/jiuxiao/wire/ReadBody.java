package cn.jiuxiao.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of reading a body. */
public sealed interface ReadBody {
  /** Whose entry it is and which number: known of everything that can stand in a journal. */
  sealed interface Numbered extends ReadBody {
    UUID terminal();

    long seq();

    /** The kind as written, for people; null if there is none. */
    @Nullable String kindName();
  }

  record Understood(EntryBody body) implements Numbered {
    @Override
    public UUID terminal() {
      return body.stamp().terminal();
    }

    @Override
    public long seq() {
      return body.stamp().seq();
    }

    @Override
    public String kindName() {
      return body.kind().name();
    }
  }

  /**
   * An entry of a version or kind we do not know, or whose members break the contract: recorded,
   * then parked.
   */
  record NotUnderstood(
      UUID terminal, long seq, @Nullable String kindName, ParkReason reason, String detail)
      implements Numbered {}

  /** Not even a terminal and a number. */
  record NotAnEntry(String detail) implements ReadBody {}
}
