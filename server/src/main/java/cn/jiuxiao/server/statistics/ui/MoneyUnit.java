package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * In what amounts are shown where there is little room: one unit a table, so that its numbers can
 * be compared at sight. The exact amount always stands beside it.
 */
enum MoneyUnit {
  YUAN(2, 2, 2),
  /** 万元; in English thousands, which have the same grain. */
  TEN_THOUSAND(6, 2, 1),
  /** 亿元; in English millions. */
  HUNDRED_MILLION(10, 2, 1);

  private static final long MILLION_YUAN = 100_000_000L;
  private static final long BILLION_YUAN = 100_000_000_000L;
  private static final int THOUSAND_SCALE = 5;
  private static final int MILLION_SCALE = 8;

  private final int scale;
  private final int decimals;
  private final int englishDecimals;

  MoneyUnit(int scale, int decimals, int englishDecimals) {
    this.scale = scale;
    this.decimals = decimals;
    this.englishDecimals = englishDecimals;
  }

  /** For a table whose greatest amount is this. */
  static MoneyUnit fitting(Money greatest) {
    long fen = Math.abs(greatest.fen());
    if (fen < MILLION_YUAN) {
      return YUAN;
    }
    return fen < BILLION_YUAN ? TEN_THOUSAND : HUNDRED_MILLION;
  }

  String word() {
    return Texts.of("statistics.unit." + name());
  }

  String show(Money amount) {
    int places = english() ? englishDecimals : decimals;
    BigDecimal rounded = number(amount).setScale(places, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%,." + places + "f", rounded);
  }

  /** For drawing. */
  BigDecimal number(Money amount) {
    return BigDecimal.valueOf(amount.fen()).movePointLeft(scale());
  }

  private int scale() {
    if (!english()) {
      return scale;
    }
    return switch (this) {
      case YUAN -> scale;
      case TEN_THOUSAND -> THOUSAND_SCALE;
      case HUNDRED_MILLION -> MILLION_SCALE;
    };
  }

  private static boolean english() {
    return Texts.locale().equals(Texts.ENGLISH);
  }
}
