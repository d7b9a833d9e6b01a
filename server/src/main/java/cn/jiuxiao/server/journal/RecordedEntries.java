package cn.jiuxiao.server.journal;

import io.micronaut.core.order.Ordered;
import java.sql.SQLException;
import java.util.List;

/**
 * What follows from entries that were stored: written on the connection and in the transaction that
 * stored them, from entries really inserted and no others, so that a re-delivery adds nothing.
 */
public interface RecordedEntries extends Ordered {
  /**
   * @param entries parked ones too, in the order of their places
   */
  void recorded(JournalTransaction transaction, List<JudgedEntry> entries) throws SQLException;
}
