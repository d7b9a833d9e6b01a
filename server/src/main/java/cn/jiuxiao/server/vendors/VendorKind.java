package cn.jiuxiao.server.vendors;

/** What a vendor is; the words are the plan's (贫困户, 农业新型经营主体, 农业龙头企业). */
public enum VendorKind {
  HOUSEHOLD,
  COOPERATIVE,
  VILLAGE_COLLECTIVE,
  ENTERPRISE,
  LEADING_ENTERPRISE;

  /** The key of its name in the message bundle. */
  public String textKey() {
    return "vendors.kind." + name();
  }
}
