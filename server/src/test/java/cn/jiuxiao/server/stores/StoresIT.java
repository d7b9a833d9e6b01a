package cn.jiuxiao.server.stores;

import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.INSPECTOR;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.OIL_PRESS;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.PRESS;
import static cn.jiuxiao.server.testing.PlaceFixture.SHIMEN_OFFICER;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA_GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.WULING_OFFICER;
import static cn.jiuxiao.server.testing.Refused.denied;
import static cn.jiuxiao.server.testing.Refused.notFound;
import static cn.jiuxiao.server.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoresIT extends ServerTest {
  @Inject PlaceFixture places;
  @Inject StoreFixture fixture;
  @Inject Stores stores;
  @Inject Counters counters;
  @Inject Outlets outlets;
  @Inject PriceLists priceLists;

  @BeforeAll
  void people() {
    places.make();
  }

  @Test
  void aCounterIsAnOutletOfTheSupermarketChannel() {
    var set = fixture.setUp("步步高");
    Outlet outlet = outlets.visible(OFFICE, set.outlet());
    assertThat(outlet.channelCode()).isEqualTo("SUPERMARKET");
    assertThat(outlet.regionCode()).isEqualTo(PlaceFixture.WULING);
    assertThat(outlet.name()).isEqualTo("茶叶专柜");
    assertThat(outlet.place()).isEqualTo("步步高 · 消费帮扶专区");
    assertThat(counters.find(OFFICE, set.store().storedId()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.vendors()).isEqualTo(1);
              assertThat(row.outletId()).isEqualTo(set.outlet());
              assertThat(row.sectionName()).isEqualTo("消费帮扶专区");
            });
  }

  @Test
  void namesAreUniqueWhereTheyStand() {
    var set = fixture.setUp("同名");
    refused(409, "stores.nameTaken", () -> stores.save(OFFICE, StoreFixture.store("同名")));
    refused(
        409,
        "stores.sectionTaken",
        () ->
            stores.saveSection(
                OFFICE, new Section(null, set.store().storedId(), set.section().name(), 0)));
    refused(
        409,
        "stores.counterTaken",
        () -> counters.save(OFFICE, new Counter(null, set.section().storedId(), "茶叶专柜", null, 0)));
  }

  @Test
  void outletsFollowNamesAndClosing() {
    var set = fixture.setUp("旧店");
    Store store = set.store();
    stores.save(
        OFFICE,
        new Store(
            store.id(), "新店", "", store.address(), store.regionCode(), null, store.version()));
    stores.saveSection(
        OFFICE, new Section(set.section().id(), store.storedId(), "特产区", set.section().version()));
    counters.save(
        OFFICE,
        new Counter(
            set.counter().id(), set.section().storedId(), "银峰专柜", null, set.counter().version()));
    assertThat(outlets.visible(OFFICE, set.outlet()).name()).isEqualTo("银峰专柜");
    assertThat(outlets.visible(OFFICE, set.outlet()).place()).isEqualTo("新店 · 特产区");

    stores.setClosed(OFFICE, store.storedId(), true);
    assertThat(outlets.visible(OFFICE, set.outlet()).open()).isFalse();
    counters.setClosed(OFFICE, set.counter().storedId(), true);
    stores.setClosed(OFFICE, store.storedId(), false);
    assertThat(outlets.visible(OFFICE, set.outlet()).open()).isFalse();
    counters.setClosed(OFFICE, set.counter().storedId(), false);
    assertThat(outlets.visible(OFFICE, set.outlet()).open()).isTrue();
  }

  @Test
  void aVendorIsDroppedOnlyWhenItsGoodsHaveLeftThePriceList() {
    var set = fixture.setUp("停止经营");
    long counter = set.counter().storedId();
    priceLists.change(OFFICE, set.outlet(), List.of(new OfferChange(TEA, 16800L)));
    refused(409, "stores.vendorStillOffered", () -> counters.drop(OFFICE, counter, TEA_GROWER));
    priceLists.change(OFFICE, set.outlet(), List.of(new OfferChange(TEA, null)));
    counters.drop(OFFICE, counter, TEA_GROWER);
    assertThat(counters.carried(OFFICE, counter)).isEmpty();
    counters.drop(OFFICE, counter, TEA_GROWER);
    assertThat(
            places.number(
                "SELECT count(*) FROM audit_log WHERE entity = 'counter_vendor' AND entity_id = ?",
                counter + "/" + TEA_GROWER))
        .isEqualTo(2);
  }

  @Test
  void aSectionWithCountersStays() {
    var set = fixture.setUp("有柜");
    refused(
        409,
        "stores.sectionHasCounters",
        () -> stores.removeSection(OFFICE, set.section().storedId()));
  }

  @Test
  void aStoreWithCountersKeepsItsRegion() {
    var set = fixture.setUp("不搬");
    Store store = set.store();
    var moved = new Store(store.id(), "不搬", "", "", PlaceFixture.SHIMEN, null, store.version());
    refused(409, "stores.regionIsFixed", () -> stores.save(OFFICE, moved));
  }

  @Test
  void aManagerRunsTheOwnStoreAndNoOther() {
    var own = fixture.setUp("我的店");
    var other = fixture.setUp("别的店");
    Actor manager = places.managerOf(711, own.store().storedId());
    counters.carry(manager, own.counter().storedId(), OIL_PRESS);
    assertThat(counters.carried(manager, own.counter().storedId())).hasSize(2);
    assertThat(stores.find(manager, all())).extracting(StoreRow::name).containsExactly("我的店");
    assertThat(stores.count(manager, all())).isEqualTo(1);
    denied(() -> stores.save(manager, StoreFixture.store("新的")));
    denied(() -> stores.setClosed(manager, own.store().storedId(), true));
    notFound(() -> stores.visible(manager, other.store().storedId()));
    notFound(() -> stores.save(manager, other.store()));
    notFound(() -> stores.sections(manager, other.store().storedId()));
    notFound(() -> stores.saveSection(manager, other.section()));
    notFound(() -> stores.removeSection(manager, other.section().storedId()));
    notFound(() -> counters.find(manager, other.store().storedId()));
    notFound(() -> counters.save(manager, other.counter()));
    notFound(() -> counters.setClosed(manager, other.counter().storedId(), true));
    notFound(() -> counters.carried(manager, other.counter().storedId()));
    notFound(() -> counters.carry(manager, other.counter().storedId(), OIL_PRESS));
    notFound(() -> counters.drop(manager, other.counter().storedId(), TEA_GROWER));
    notFound(() -> outlets.visible(manager, other.outlet()));
    notFound(() -> counters.carry(manager, own.counter().storedId(), 999_999));
  }

  @Test
  void whoeverHasNoBusinessInAStoreDoesNotSeeIt() {
    var set = fixture.setUp("看不见");
    long id = set.store().storedId();
    for (Actor stranger : List.of(PRESS, SHIMEN_OFFICER, ORGANIZER)) {
      notFound(() -> stores.visible(stranger, id));
      notFound(() -> outlets.visible(stranger, set.outlet()));
    }
    for (Actor reader : List.of(GROWER, WULING_OFFICER, INSPECTOR)) {
      assertThat(stores.visible(reader, id).name()).isEqualTo("看不见");
      denied(() -> stores.save(reader, set.store()));
      denied(() -> stores.saveSection(reader, set.section()));
      denied(() -> counters.save(reader, set.counter()));
      denied(() -> counters.carry(reader, set.counter().storedId(), OIL_PRESS));
    }
  }

  private static ListQuery all() {
    return new ListQuery("", Map.of(), null, false, 0, 50);
  }
}
