package cn.jiuxiao.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryStamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The first figure of a receipt that does not agree with the others is named. */
class SaleArithmeticTest {
  private static final EntryStamp STAMP =
      new EntryStamp(UUID.randomUUID(), 2, 0, 0, "page", null, 1);

  private static SaleLine line(
      int number, SalesUnit unit, long milli, long price, long gross, long discount, long net) {
    return new SaleLine(number, null, "货", unit, milli, price, gross, discount, net);
  }

  /** 2 pieces of 10.00, 0.5 kg of 8.00 less 1.00. */
  private static final SaleLine PIECES = line(1, SalesUnit.PIECE, 2000, 1000, 2000, 0, 2000);

  private static final SaleLine WEIGHED = line(2, SalesUnit.KILOGRAM, 500, 800, 400, 100, 300);

  private static Tender paid(long fen) {
    return new Tender(TenderMethod.WECHAT, fen, null, null, true);
  }

  private static Tender cash(long fen, @Nullable Long received, @Nullable Long change) {
    return new Tender(TenderMethod.CASH, fen, received, change, false);
  }

  private static @Nullable String wrong(
      List<SaleLine> lines, long rounding, long total, Tender... tenders) {
    return SaleArithmetic.firstWrong(
        new EntryBody.Sale(STAMP, 1, "A-2", 1, lines, rounding, total, List.of(tenders), null));
  }

  @Test
  void figuresThatAgreeAreRight() {
    assertThat(wrong(List.of(PIECES, WEIGHED), 0, 2300, paid(2300))).isNull();
    assertThat(wrong(List.of(PIECES, WEIGHED), 0, 2300, paid(300), cash(2000, 5000L, 3000L)))
        .isNull();
    var rounded = line(1, SalesUnit.PIECE, 2000, 1000, 2000, 0, 1995);
    assertThat(wrong(List.of(rounded), 5, 1995, paid(1995))).isNull();
    var allOff = line(1, SalesUnit.PIECE, 2000, 1000, 2000, 2000, 0);
    assertThat(wrong(List.of(allOff), 0, 0)).isNull();
  }

  @Test
  void piecesAreWholeAndWhatIsWeighedNeedNotBe() {
    var half = line(1, SalesUnit.PIECE, 1500, 1000, 1500, 0, 1500);
    assertThat(wrong(List.of(half), 0, 1500, paid(1500))).isEqualTo("quantityMilli of line 1");
  }

  @Test
  void aLineComesToPriceTimesQuantityAndNoDiscountExceedsIt() {
    var gross = line(2, SalesUnit.KILOGRAM, 500, 800, 401, 0, 401);
    assertThat(wrong(List.of(PIECES, gross), 0, 2401, paid(2401))).isEqualTo("grossFen of line 2");
    var discount = line(2, SalesUnit.KILOGRAM, 500, 800, 400, 401, -1);
    assertThat(wrong(List.of(PIECES, discount), 0, 1999, paid(1999)))
        .isEqualTo("grossFen of line 2");
  }

  @Test
  void netsTotalAndTendersFollow() {
    var net = line(2, SalesUnit.KILOGRAM, 500, 800, 400, 100, 301);
    assertThat(wrong(List.of(PIECES, net), 0, 2301, paid(2301))).isEqualTo("netFen of line 2");
    assertThat(wrong(List.of(PIECES), 1, 2000, paid(2000))).isEqualTo("netFen of line 1");
    assertThat(wrong(List.of(PIECES, WEIGHED), 0, 2301, paid(2301))).isEqualTo("totalFen");
    assertThat(wrong(List.of(PIECES, WEIGHED), 0, 2300, paid(2299))).isEqualTo("tenders");
    assertThat(wrong(List.of(PIECES, WEIGHED), 0, 2300)).isEqualTo("tenders");
    assertThat(wrong(List.of(PIECES), 0, 2000, cash(2000, 5000L, 2999L))).isEqualTo("changeFen");
    assertThat(wrong(List.of(PIECES), 0, 2000, cash(2000, 5000L, null))).isNull();
    assertThat(wrong(List.of(PIECES), 0, 2000, cash(2000, null, 9L))).isNull();
  }

  @Test
  void whatIsBeyondBoundsIsWrongAndNoFault() {
    var huge = line(1, SalesUnit.PIECE, Long.MAX_VALUE / 1000 * 1000, Long.MAX_VALUE, 1, 0, 1);
    assertThat(wrong(List.of(huge), 0, 1, paid(1))).isEqualTo("amounts");
    assertThat(wrong(List.of(PIECES), 3000, -1000, paid(-1000))).isEqualTo("amounts");
  }

  @Test
  void onlyCashLiesInTheDrawer() {
    assertThat(
            SaleArithmetic.cashFen(List.of(cash(500, null, null), paid(900), cash(20, null, null))))
        .isEqualTo(520);
  }
}
