package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.trial.DemoFiles.Line;
import cn.jiuxiao.server.trial.DemoTills.DemoTill;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.Messages.CatalogueProduct;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the demo's customers buy and how they pay; the same seed makes the same customers. */
final class Customers {

  private static final long STEP = 1000;

  private final Random random;
  private final List<String> badges;

  /** {@code badges}: the texts of the visitors' badges. */
  Customers(long seed, List<String> badges) {
    this.random = new Random(seed);
    this.badges = badges;
  }

  Random random() {
    return random;
  }

  /** One to three different things of the till's products, the popular ones more often. */
  Basket basket(DemoTill till) {
    Basket basket = new Basket();
    List<CatalogueProduct> wanted =
        till.till().products().stream().filter(product -> popularity(till, product) > 0).toList();
    int kinds = 1 + random.nextInt(3);
    for (int i = 0; i < kinds && i < wanted.size(); i++) {
      CatalogueProduct product = pick(till, wanted);
      basket.add(product, quantity(till.profile().get(product.code())));
    }
    if (basket.isEmpty() || random.nextInt(40) == 0) {
      basket.addOpenPrice("散装小吃", 500 + 100L * random.nextInt(20));
    }
    return basket;
  }

  TenderMethod payment() {
    int dice = random.nextInt(100);
    if (dice < 46) {
      return TenderMethod.WECHAT;
    }
    if (dice < 66) {
      return TenderMethod.ALIPAY;
    }
    if (dice < 86) {
      return TenderMethod.CASH;
    }
    return dice < 95 ? TenderMethod.UNIONPAY : TenderMethod.ECNY;
  }

  /** Every third customer of the fair shows a badge. */
  @Nullable Participant participant(DemoTill till) {
    return till.place().atFair() && !badges.isEmpty() && random.nextInt(3) == 0
        ? new Participant.ByBadge(badges.get(random.nextInt(badges.size())))
        : null;
  }

  private CatalogueProduct pick(DemoTill till, List<CatalogueProduct> wanted) {
    int dice = random.nextInt(wanted.stream().mapToInt(p -> popularity(till, p)).sum());
    for (CatalogueProduct product : wanted) {
      dice -= popularity(till, product);
      if (dice < 0) {
        return product;
      }
    }
    return wanted.getLast();
  }

  private static int popularity(DemoTill till, CatalogueProduct product) {
    Line line = till.profile().get(product.code());
    return line != null && line.yes(till.place().atFair() ? "at_fair" : "at_store")
        ? line.small("popularity")
        : 0;
  }

  private long quantity(@Nullable Line line) {
    if (line == null) {
      return STEP;
    }
    long from = line.number("quantity_min_milli");
    long step = line.number("quantity_step_milli");
    long steps = (line.number("quantity_max_milli") - from) / step;
    return from + step * random.nextInt((int) steps + 1);
  }
}
