package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.UnverifiedReason;
import cn.jiuxiao.wire.UploadedEntry;

/** An uploaded entry after its hash and signature were looked at. */
sealed interface Checked {
  /** By the terminal that it names; where it belongs is not known yet. */
  @SuppressWarnings("ArrayRecordComponent") // each is itself
  record Believed(KnownTerminal terminal, ReadBody.Numbered read, byte[] body, EntrySeal seal)
      implements Checked {
    long seq() {
      return read.seq();
    }
  }

  /** Kept as evidence, never counted. */
  record Unverified(UploadedEntry uploaded, UnverifiedReason reason) implements Checked {}
}
