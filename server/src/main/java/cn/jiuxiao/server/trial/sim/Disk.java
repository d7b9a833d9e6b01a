package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.trial.sim.DeviceStore.Answered;
import cn.jiuxiao.server.trial.sim.DeviceStore.Kept;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal;
import java.util.List;
import java.util.Map;

/**
 * What a device keeps its journal on. Each write is whole or not at all, as a transaction of the
 * browser's database is; whether it lasts is the disk's matter.
 */
interface Disk {
  /**
   * All that stands on it.
   *
   * @param head the journal up to the last committed entry; not to be appended to
   * @param kept the entries that were committed and not yet forgotten
   * @param answered what the server said of them
   * @param writer the tab that may write
   */
  record Contents(TillJournal head, List<Kept> kept, Map<Sha256, Answered> answered, int writer) {
    public Contents {
      kept = List.copyOf(kept);
      answered = Map.copyOf(answered);
    }

    /** A device that has just become a terminal. */
    static Contents blank(TillJournal begin) {
      return new Contents(begin, List.of(), Map.of(), 1);
    }

    Contents answered(Map<Sha256, Answered> now) {
      return new Contents(head, kept, now, writer);
    }
  }

  Contents read();

  void write(Contents next);
}
