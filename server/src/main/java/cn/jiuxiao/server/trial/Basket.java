package cn.jiuxiao.server.trial;

import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.Messages.CatalogueProduct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer of a simulated till has chosen. */
public final class Basket {

  /** A thing and how much of it; without a code it is an open-price item. */
  private record Item(
      @Nullable String code, String name, SalesUnit unit, long priceFen, long quantityMilli) {}

  private final List<Item> items = new ArrayList<>();

  public Basket add(CatalogueProduct product, long quantityMilli) {
    items.add(
        new Item(
            product.code(), product.name(), product.unit(), product.priceFen(), quantityMilli));
    return this;
  }

  Basket addOpenPrice(String name, long priceFen) {
    items.add(new Item(null, name, SalesUnit.PIECE, priceFen, 1000));
    return this;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  long grossFen() {
    return items.stream().mapToLong(Basket::grossFen).sum();
  }

  /** The lines with the rounding (抹零) shared out. */
  List<SaleLine> lines(long roundingFen) {
    long[] shares = Amounts.allocate(roundingFen, items.stream().map(Basket::grossFen).toList());
    List<SaleLine> lines = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      long gross = grossFen(item);
      lines.add(
          new SaleLine(
              i + 1,
              item.code(),
              item.name(),
              item.unit(),
              item.quantityMilli(),
              item.priceFen(),
              gross,
              0,
              gross - shares[i]));
    }
    return lines;
  }

  private static long grossFen(Item item) {
    return Amounts.grossFen(item.priceFen(), item.quantityMilli());
  }
}
