package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.printing.Stock;

/** What the labels are printed on. */
public enum LabelPaper {
  A4_70_37(Stock.LABELS_70_BY_37),
  A4_64_34(Stock.LABELS_64_BY_34),
  ROLL_60_40(Stock.LABEL_60_BY_40);

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final Stock stock;

  LabelPaper(Stock stock) {
    this.stock = stock;
  }

  Stock stock() {
    return stock;
  }

  /** How many labels a sheet has. */
  public int places() {
    return stock.places();
  }

  /** The key of its name in the message bundle. */
  public String textKey() {
    return "catalogue.paper." + name();
  }
}
