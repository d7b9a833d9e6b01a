package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.testing.PlaceFixture;
import jakarta.inject.Singleton;

/** A store with a section and a counter that carries the tea grower. */
@Singleton
public class StoreFixture {
  private final Stores stores;
  private final Counters counters;
  private final Outlets outlets;

  StoreFixture(Stores stores, Counters counters, Outlets outlets) {
    this.stores = stores;
    this.counters = counters;
    this.outlets = outlets;
  }

  /** What was set up. */
  public record SetUp(Store store, Section section, Counter counter, long outlet) {}

  public static Store store(String name) {
    return new Store(null, name, "Store", "武陵大道 1 号", PlaceFixture.WULING, null, 0);
  }

  public SetUp setUp(String name) {
    Store store = stores.save(PlaceFixture.OFFICE, store(name));
    Section section =
        stores.saveSection(PlaceFixture.OFFICE, new Section(null, store.storedId(), "消费帮扶专区", 0));
    Counter counter =
        counters.save(PlaceFixture.OFFICE, new Counter(null, section.storedId(), "茶叶专柜", null, 0));
    counters.carry(PlaceFixture.OFFICE, counter.storedId(), PlaceFixture.TEA_GROWER);
    return new SetUp(
        store, section, counter, outlets.ofCounter(counter.storedId()).orElseThrow().storedId());
  }
}
