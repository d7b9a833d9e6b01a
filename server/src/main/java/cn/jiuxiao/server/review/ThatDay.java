package cn.jiuxiao.server.review;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue said of the lines of a sale.
 *
 * @param day the day of which eligibility is told
 * @param latestVersion of the outlet's catalogue
 */
public record ThatDay(LocalDate day, long latestVersion, List<Line> lines) {

  /**
   * A line as written beside what was listed.
   *
   * @param listed null if there is no such product, or the item has an open price
   */
  public record Line(
      int number,
      @Nullable String code,
      String name,
      SalesUnit unit,
      Money price,
      long quantityMilli,
      Money net,
      @Nullable Listed listed) {

    /** True if price and unit are those of the version that the sale names. */
    public boolean agrees() {
      return code == null
          || (listed != null && price.equals(listed.price()) && unit.name().equals(listed.unit()));
    }
  }

  /**
   * @param price at the version the sale names; null if the outlet did not offer it
   * @param priceThen at the moment of sale, whatever version the till had; null likewise
   * @param blocked why it was off sale at that moment; null if it was not
   * @param eligibility code of the reason on that day; null if it was not eligible
   */
  public record Listed(
      long productId,
      String name,
      String unit,
      @Nullable Money price,
      @Nullable Money priceThen,
      @Nullable String blocked,
      @Nullable String eligibility) {}
}
