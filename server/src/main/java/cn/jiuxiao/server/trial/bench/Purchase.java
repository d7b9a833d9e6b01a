package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryStamp;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What somebody buys off the price list that every outlet of a benchmark has. */
final class Purchase {
  static final String PAGE = "YmVuY2hwYWc";
  private static final int MOST_OF_ONE = 5;

  private Purchase() {}

  static EntryBody.Sale of(
      int things, EntryStamp stamp, String receipt, @Nullable Participant customer, Random random) {
    List<SaleLine> lines =
        IntStream.rangeClosed(1, things).mapToObj(number -> line(number, random)).toList();
    long total = lines.stream().mapToLong(SaleLine::netFen).sum();
    return new EntryBody.Sale(
        stamp,
        1,
        receipt,
        1,
        lines,
        0,
        total,
        List.of(new Tender(TenderMethod.WECHAT, total, null, null, false)),
        customer);
  }

  private static SaleLine line(int number, Random random) {
    int product = 1 + random.nextInt(BenchPlaces.PRODUCTS);
    long quantityMilli = 1000L * (1 + random.nextInt(MOST_OF_ONE));
    long gross = Amounts.grossFen(100L * product, quantityMilli);
    return new SaleLine(
        number,
        "P-" + product,
        "Product " + product,
        SalesUnit.PIECE,
        quantityMilli,
        100L * product,
        gross,
        0,
        gross);
  }
}
