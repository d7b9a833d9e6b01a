package cn.jiuxiao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.wire.EntryBody.Allowance;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantedTest {
  private static final EntryStamp STAMP = new EntryStamp(new UUID(7, 7), 2, 1, 1, "page", null, 3);

  @Test
  void holdsLinesAndReceiptAgainstALimitAsTheVectorsSay() {
    assertThat(Vectors.each(Vectors.of("allowances").get("cases")))
        .hasSize(19)
        .allSatisfy(
            v ->
                assertThat(
                        Granted.firstBeyond(
                                sale(v),
                                new Granted.Limit(
                                    v.get("permille").asLong(), v.get("freeRoundingFen").asLong()))
                            != null)
                    .as(v.get("name").asText())
                    .isEqualTo(v.get("beyond").asBoolean()));
  }

  private static EntryBody.Sale sale(JsonNode v) {
    List<SaleLine> lines = new ArrayList<>();
    for (JsonNode line : v.get("lines")) {
      long price = line.get("priceFen").asLong();
      long milli = line.get("quantityMilli").asLong();
      lines.add(
          new SaleLine(
              lines.size() + 1,
              "P-1",
              "货",
              SalesUnit.valueOf(line.get("unit").asText()),
              milli,
              price,
              Amounts.grossFen(price, milli),
              line.get("discountFen").asLong(),
              0,
              line.has("listFen") ? (Long) line.get("listFen").asLong() : null,
              null));
    }
    return sale(
        lines,
        v.get("roundingFen").asLong(),
        new Allowance(0, v.get("discountFen").asLong(), null, null),
        null);
  }

  private static EntryBody.Sale sale(
      List<SaleLine> lines,
      long roundingFen,
      Allowance allowance,
      EntryBody.@Nullable Account account) {
    var tender = new Tender(TenderMethod.ON_ACCOUNT, 1, null, null, false, account);
    return new EntryBody.Sale(
        STAMP, 1, "A-2", 1, lines, roundingFen, 1, List.of(tender), null, allowance);
  }

  @Test
  void whatWasGrantedIsWrittenAndReadAlike() {
    var line = new SaleLine(1, "P-1", "货", SalesUnit.PIECE, 1000, 90, 90, 5, 80, 100L, "包装破损");
    EntryBody.Sale sale =
        sale(
            List.of(line),
            0,
            new Allowance(3, 5, "老顾客", 12L),
            new EntryBody.Account("市一中", "", "十月"));
    assertThat(BodyReader.read(BodyWriter.write(sale))).isEqualTo(new ReadBody.Understood(sale));
  }
}
