package cn.jiuxiao.server.shared;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.math.BigDecimal;

/** A whole number of thousandths of the sales unit: 1,250 is 1.25 kg, 3,000 three pieces. */
@TypeDef(type = DataType.LONG, converter = QuantityColumn.class)
public record Quantity(long milli) implements Comparable<Quantity> {
  public static final Quantity ZERO = new Quantity(0);
  public static final Quantity ONE = new Quantity(1000);

  public static Quantity ofWhole(long units) {
    return new Quantity(Math.multiplyExact(units, 1000));
  }

  /**
   * Reads what a person typed, such as "3" or "1.25"; throws if there are parts of a thousandth.
   */
  public static Quantity of(String units) {
    return new Quantity(
        new BigDecimal(units.strip().replace(",", "")).movePointRight(3).longValueExact());
  }

  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(milli, other.milli));
  }

  public Quantity minus(Quantity other) {
    return new Quantity(Math.subtractExact(milli, other.milli));
  }

  public Quantity negated() {
    return new Quantity(Math.negateExact(milli));
  }

  /** The exact number of units. */
  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(milli, 3);
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(milli, other.milli);
  }

  /** Without needless zeros: 3 or 1.25. */
  @Override
  public String toString() {
    return milli == 0 ? "0" : toBigDecimal().stripTrailingZeros().toPlainString();
  }
}
