package cn.jiuxiao.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AmountsTest {
  private static final JsonNode VECTORS = Vectors.of("amounts");

  @Test
  void roundsHalfUpByMagnitude() {
    assertThat(Vectors.each(VECTORS.get("rounding")))
        .hasSize(15)
        .allSatisfy(
            v ->
                assertThat(
                        Amounts.divideHalfUp(
                            v.get("numerator").asLong(), v.get("denominator").asLong()))
                    .isEqualTo(v.get("rounded").asLong()));
  }

  @Test
  void multipliesPriceAndQuantityAsTheVectorsSay() {
    assertThat(Vectors.each(VECTORS.get("gross")))
        .hasSize(14)
        .allSatisfy(
            v ->
                assertThat(
                        Amounts.grossFen(
                            v.get("priceFen").asLong(), v.get("quantityMilli").asLong()))
                    .isEqualTo(v.get("grossFen").asLong()));
  }

  @Test
  void refusesProductsThatJsonCannotCarry() {
    assertThat(Vectors.each(VECTORS.get("refused")))
        .hasSize(3)
        .allSatisfy(
            v ->
                assertThatThrownBy(
                        () ->
                            Amounts.grossFen(
                                v.get("priceFen").asLong(), v.get("quantityMilli").asLong()))
                    .isInstanceOf(ArithmeticException.class));
  }

  @Test
  void sharesRoundingOutByLargestRemainder() {
    assertThat(Vectors.each(VECTORS.get("allocation")))
        .hasSize(15)
        .allSatisfy(
            v ->
                assertThat(
                        Amounts.allocate(v.get("roundingFen").asLong(), longs(v.get("amountsFen"))))
                    .containsExactly(
                        longs(v.get("sharesFen")).stream().mapToLong(Long::longValue).toArray()));
  }

  @Test
  void refundsPartsUntilNothingIsLeft() {
    assertThat(Vectors.each(VECTORS.get("partRefunds")))
        .hasSize(12)
        .allSatisfy(
            v -> {
              long net = v.get("netFen").asLong();
              long quantity = v.get("quantityMilli").asLong();
              long leftFen = net;
              long leftMilli = quantity;
              for (JsonNode refund : v.get("refunds")) {
                long q = refund.get("quantityMilli").asLong();
                long part = Amounts.partRefundFen(net, quantity, leftFen, leftMilli, q);
                assertThat(part).isEqualTo(refund.get("netFen").asLong());
                leftFen -= part;
                leftMilli -= q;
              }
            });
  }

  @Property
  void roundingAgreesWithBigDecimal(
      @ForAll long numerator, @ForAll @LongRange(min = 1) long denominator) {
    assertThat(Amounts.divideHalfUp(numerator, denominator))
        .isEqualTo(
            BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact());
  }

  @Property
  void sharesSumToTheRoundingAndNoneExceedsItsLine(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 10_000_000) Long> amounts,
      @ForAll @LongRange(min = 0, max = 10_000_000) long rounding) {
    long total = amounts.stream().mapToLong(Long::longValue).sum();
    long fits = Math.min(rounding, total);
    long[] shares = Amounts.allocate(fits, amounts);
    assertThat(Arrays.stream(shares).sum()).isEqualTo(fits);
    for (int i = 0; i < shares.length; i++) {
      assertThat(shares[i]).isBetween(0L, amounts.get(i));
    }
  }

  @Property
  void partRefundsOfALineSumToWhatWasPaid(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long net,
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 9_999_000) Long> parts) {
    long quantity = parts.stream().mapToLong(Long::longValue).sum();
    long leftFen = net;
    long leftMilli = quantity;
    for (long part : parts) {
      long back = Amounts.partRefundFen(net, quantity, leftFen, leftMilli, part);
      assertThat(back).isBetween(0L, leftFen);
      leftFen -= back;
      leftMilli -= part;
    }
    assertThat(leftFen).isZero();
  }

  @Test
  void refusesToShareMoreThanThereIs() {
    assertThatThrownBy(() -> Amounts.allocate(3, List.of(1L, 1L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Amounts.allocate(-1, List.of(1L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Amounts.partRefundFen(10, 1000, 10, 500, 501))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> longs(JsonNode list) {
    LongStream values = Vectors.each(list).mapToLong(JsonNode::asLong);
    return values.boxed().toList();
  }
}
