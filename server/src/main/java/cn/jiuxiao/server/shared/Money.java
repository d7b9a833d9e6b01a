package cn.jiuxiao.server.shared;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A whole number of fen; negative for what is given back. */
@TypeDef(type = DataType.LONG, converter = MoneyColumn.class)
public record Money(long fen) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);
  private static final long FEN_PER_YUAN = 100;

  /**
   * Reads what a person typed, such as "12", "12.5" or "1,234.50"; throws if there are parts of a
   * fen.
   */
  public static Money ofYuan(String yuan) {
    var number = new BigDecimal(yuan.strip().replace(",", ""));
    return new Money(number.movePointRight(2).longValueExact());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(fen, other.fen));
  }

  public Money negated() {
    return new Money(Math.negateExact(fen));
  }

  /** This price per unit times the quantity, rounded half-up by magnitude: −2.5 fen is −3. */
  public Money times(Quantity quantity) {
    var exact = BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(quantity.milli()));
    return new Money(exact.movePointLeft(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  public boolean isZero() {
    return fen == 0;
  }

  /** Grouped, with two decimals and no sign of currency: 1,234.50. */
  public String yuan() {
    long whole = Math.abs(fen / FEN_PER_YUAN);
    long part = Math.abs(fen % FEN_PER_YUAN);
    return String.format(Locale.ROOT, "%s%,d.%02d", fen < 0 ? "-" : "", whole, part);
  }

  /** For spreadsheets: the exact number of yuan. */
  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(fen, 2);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  @Override
  public String toString() {
    return yuan();
  }
}
