package cn.jiuxiao.server.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of a cell's figures a table shows. */
public enum Measure {
  TOTAL(true),
  ELIGIBLE(true),
  SALES(false),
  PARTICIPANTS(false);

  private final boolean money;

  Measure(boolean money) {
    this.money = money;
  }

  /** As it stands in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Measure> read(String word) {
    return Arrays.stream(values()).filter(measure -> measure.word().equals(word)).findFirst();
  }

  /** Fen, not a count. */
  public boolean isMoney() {
    return money;
  }
}
