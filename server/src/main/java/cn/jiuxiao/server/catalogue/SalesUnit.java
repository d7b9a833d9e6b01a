package cn.jiuxiao.server.catalogue;

/** What a price is for. */
public enum SalesUnit {
  PIECE,
  KILOGRAM;

  /** The key of its name in the message bundle. */
  public String textKey() {
    return "catalogue.unit." + name();
  }
}
