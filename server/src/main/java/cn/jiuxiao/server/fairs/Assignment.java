package cn.jiuxiao.server.fairs;

/** What came of asking for a booth. */
public sealed interface Assignment {
  /** The booth is the exhibitor's now (or was already), and its outlet is open. */
  record Assigned(long outletId) implements Assignment {}

  /** Somebody else has it. */
  record Taken(String boothNumber, String vendorName) implements Assignment {}
}
