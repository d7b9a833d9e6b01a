package cn.jiuxiao.wire;

/** What an entry says happened. The names are the wire's. */
public enum EntryKind {
  SHIFT_OPENED,
  SALE,
  REFUND,
  VOID,
  CASH_MOVED,
  PARTICIPANT_SCANNED,
  HEADCOUNT,
  SHIFT_CLOSED
}
