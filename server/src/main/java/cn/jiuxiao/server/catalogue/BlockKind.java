package cn.jiuxiao.server.catalogue;

/**
 * Why a product may not be sold: called back because it may harm, or taken out of the programme.
 */
public enum BlockKind {
  RECALLED,
  DELISTED;

  /** The key of its name in the message bundle. */
  public String textKey() {
    return "catalogue.block." + name();
  }
}
