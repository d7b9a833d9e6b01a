package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.EntryBody;
import io.micronaut.core.order.Ordered;
import java.sql.SQLException;
import java.util.List;

/**
 * A feature's rules for what may count. Judges are asked in order, on the connection and in the
 * transaction that stores the entries; the first that parks an entry decides.
 */
public interface EntryJudge extends Ordered {
  /**
   * Works out beside other uploads, before any lock is held, what takes long and depends on the
   * entry alone.
   */
  default void ahead(EntryBody body) {}

  /** Reads at once what judging these entries will need. */
  void prepare(JournalTransaction transaction, List<JournalEntry> entries) throws SQLException;

  /** Entries of one branch come in the order of their numbers. */
  Judgement judge(JournalTransaction transaction, JournalEntry entry);

  /** Every judge accepted the entry: what follows it may build on it. */
  default void accepted(JournalTransaction transaction, JournalEntry entry) {}
}
