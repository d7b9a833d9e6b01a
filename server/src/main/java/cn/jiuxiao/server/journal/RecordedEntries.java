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

  /**
   * Locks what these entries took from or may be taken from, so that it stays as it is read from
   * now on: asked once, of all entries that are to be taken out, before anything is decided. Who
   * lets entries count locks before it decides as well.
   */
  default void lock(JournalTransaction transaction, List<JournalEntry> entries)
      throws SQLException {}

  /** True if something that counts builds on this entry, so that it cannot be taken out alone. */
  default boolean isBuiltOn(JournalTransaction transaction, JournalEntry entry)
      throws SQLException {
    return false;
  }

  /** Takes out again what {@link #recorded} wrote when these entries were accepted. */
  default void withdrawn(JournalTransaction transaction, List<JournalEntry> entries)
      throws SQLException {}
}
