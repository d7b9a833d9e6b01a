package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import jakarta.inject.Singleton;

/** Keeps the outlets of a store's counters as store, section and counter are now. */
@Singleton
class CounterOutlets {

  private final CounterRepository counters;
  private final Outlets outlets;

  CounterOutlets(CounterRepository counters, Outlets outlets) {
    this.counters = counters;
    this.outlets = outlets;
  }

  /** After a name changed, or something opened or closed. */
  void follow(Actor actor, long storeId) {
    for (CounterPlace counter : counters.places(storeId)) {
      outlets.rename(
          actor,
          counter.outletId(),
          counter.name(),
          place(counter.storeName(), counter.sectionName()));
      if (counter.open()) {
        outlets.reopen(actor, counter.outletId());
      } else {
        outlets.close(actor, counter.outletId());
      }
    }
  }

  static String place(String storeName, String sectionName) {
    return storeName + " · " + sectionName;
  }
}
