package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.shared.FieldProblem;
import java.util.List;

/** What became of an attempt to store a vendor. */
public sealed interface VendorOutcome {

  /**
   * @param changed false if everything was as it is already
   */
  record Saved(Vendor vendor, boolean changed) implements VendorOutcome {}

  /** Nothing was stored: these fields want another look. */
  record Refused(List<FieldProblem> problems) implements VendorOutcome {}

  /** Nothing was stored: someone else changed it since it was opened. */
  record ChangedMeanwhile(Vendor now) implements VendorOutcome {}
}
