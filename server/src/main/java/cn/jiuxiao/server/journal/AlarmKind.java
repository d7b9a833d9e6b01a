package cn.jiuxiao.server.journal;

/** What people must hear of. */
public enum AlarmKind {
  /** Two devices write one journal. */
  FORK,
  /** Entries wait for others that are not here. */
  GAP,
  /** A device was replaced that had more to tell. */
  LOST,
  /** Something came in that cannot be believed. */
  UNVERIFIED,
  /** A device's clock is far off. */
  CLOCK,
  /** A terminal with an open shift has not been heard of. */
  SILENT
}
