package cn.jiuxiao.server.outlets;

import static cn.jiuxiao.server.testing.PlaceFixture.BLACK_TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.INSPECTOR;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.OIL;
import static cn.jiuxiao.server.testing.PlaceFixture.OIL_PRESS;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.OTHER_ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.PRESS;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.WULING_OFFICER;
import static cn.jiuxiao.server.testing.Refused.denied;
import static cn.jiuxiao.server.testing.Refused.notFound;
import static cn.jiuxiao.server.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.stores.Counters;
import cn.jiuxiao.server.stores.StoreFixture;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PriceListsIT extends ServerTest {
  @Inject PlaceFixture places;
  @Inject FairFixture fairFixture;
  @Inject StoreFixture storeFixture;
  @Inject Counters counters;
  @Inject PriceLists priceLists;
  @Inject Outlets outlets;

  @BeforeAll
  void people() {
    places.make();
    places.eligible(TEA, "POOR_COUNTY", LocalDate.of(2019, 1, 1));
  }

  @Test
  void everyChangeIsANextVersionAndNothingIsOverwritten() {
    long outlet = fairFixture.teaOutlet(ORGANIZER, "历史");
    assertThat(change(outlet, TEA, 16800L)).isEqualTo(1);
    assertThat(change(outlet, TEA, 15800L)).isEqualTo(2);
    assertThat(change(outlet, TEA, null)).isEqualTo(3);
    assertThat(change(outlet, TEA, 16000L)).isEqualTo(4);
    assertThat(places.number("SELECT count(*) FROM outlet_offer WHERE outlet_id = ?", outlet))
        .isEqualTo(4);
    assertThat(
            places.number(
                "SELECT price_fen FROM outlet_offer WHERE outlet_id = ? AND version <= 2 ORDER BY version DESC LIMIT 1",
                outlet))
        .isEqualTo(15800);
  }

  @Test
  void whatIsTheSameAlreadyMakesNoVersion() {
    long outlet = fairFixture.teaOutlet(ORGANIZER, "不变");
    change(outlet, TEA, 16800L);
    assertThat(change(outlet, TEA, 16800L)).isEqualTo(1);
    assertThat(change(outlet, BLACK_TEA, null)).isEqualTo(1);
    assertThat(priceLists.change(ORGANIZER, outlet, List.of())).isEqualTo(1);
    assertThat(
            places.number(
                "SELECT count(*) FROM audit_log WHERE entity = 'outlet_offer' AND entity_id = ?",
                outlet + "/" + TEA))
        .isEqualTo(1);
  }

  @Test
  void theLastOfSeveralChangesToAProductCounts() {
    long outlet = fairFixture.teaOutlet(ORGANIZER, "重复");
    long version =
        priceLists.change(
            ORGANIZER, outlet, List.of(new OfferChange(TEA, 1L), new OfferChange(TEA, 2L)));
    assertThat(version).isEqualTo(1);
    assertThat(priceLists.offers(ORGANIZER, outlet))
        .extracting(Offer::priceFen)
        .containsExactly(2L);
  }

  @Test
  void aDeltaHoldsWhatChangedAndWhatWasTakenOff() {
    long outlet = fairFixture.teaOutlet(ORGANIZER, "增量");
    priceLists.change(
        ORGANIZER,
        outlet,
        List.of(new OfferChange(TEA, 16800L), new OfferChange(BLACK_TEA, 32000L)));
    change(outlet, TEA, 15000L);
    change(outlet, BLACK_TEA, null);
    var everything = priceLists.changesSince(outlet, 0);
    assertThat(everything.version()).isEqualTo(3);
    assertThat(everything.removed()).isEmpty();
    assertThat(everything.changed())
        .singleElement()
        .satisfies(
            offer -> {
              assertThat(offer.code()).isEqualTo("P-0601");
              assertThat(offer.gtin()).isEqualTo("06901234567892");
              assertThat(offer.priceFen()).isEqualTo(15000);
              assertThat(offer.eligibility()).isEqualTo("POOR_COUNTY");
              assertThat(offer.categoryName()).isEqualTo("茶叶");
              assertThat(offer.categoryNameEn()).isEqualTo("Tea");
              assertThat(offer.vendorName()).isEqualTo("石门银峰茶业合作社");
              assertThat(offer.version()).isEqualTo(2);
            });
    var sinceTwo = priceLists.changesSince(outlet, 2);
    assertThat(sinceTwo.changed()).isEmpty();
    assertThat(sinceTwo.removed()).containsExactly("P-0602");
    var nothing = priceLists.changesSince(outlet, 3);
    assertThat(nothing.since()).isEqualTo(3);
    assertThat(nothing.changed()).isEmpty();
    assertThat(nothing.removed()).isEmpty();
    assertThat(priceLists.changesSince(outlet, 99)).isEqualTo(everything);
  }

  @Test
  void twoWhoChangeAListAtOnceMakeTwoVersions() throws Exception {
    long outlet = fairFixture.teaOutlet(ORGANIZER, "同时");
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Long>> changes =
          List.of(() -> change(outlet, TEA, 100L), () -> change(outlet, BLACK_TEA, 200L));
      var versions = threads.invokeAll(changes).stream().map(future -> future.resultNow()).toList();
      assertThat(versions).containsExactlyInAnyOrder(1L, 2L);
    }
  }

  @Test
  void aVendorDecidesAtTheOwnBooth() {
    long outlet = fairFixture.teaOutlet(ORGANIZER, "自己的展位");
    assertThat(priceLists.change(GROWER, outlet, List.of(new OfferChange(TEA, 15000L))))
        .isEqualTo(1);
    priceLists.change(GROWER, outlet, List.of(new OfferChange(TEA, null)));
    assertThat(priceLists.offers(GROWER, outlet)).isEmpty();
    notFound(() -> priceLists.change(GROWER, outlet, List.of(new OfferChange(OIL, 100L))));
    notFound(() -> priceLists.change(ORGANIZER, outlet, List.of(new OfferChange(OIL, 100L))));
    notFound(() -> priceLists.change(PRESS, outlet, List.of(new OfferChange(OIL, 100L))));
    notFound(() -> priceLists.change(OTHER_ORGANIZER, outlet, List.of(new OfferChange(TEA, 100L))));
  }

  @Test
  void atACounterAVendorChangesOnlyThePricesOfOwnGoods() {
    var set = storeFixture.setUp("专柜改价");
    counters.carry(OFFICE, set.counter().storedId(), OIL_PRESS);
    long outlet = set.outlet();
    priceLists.change(
        OFFICE, outlet, List.of(new OfferChange(TEA, 16800L), new OfferChange(OIL, 9900L)));
    assertThat(priceLists.change(GROWER, outlet, List.of(new OfferChange(TEA, 15900L))))
        .isEqualTo(2);
    notFound(() -> priceLists.change(GROWER, outlet, List.of(new OfferChange(OIL, 1L))));
    // One refused change of several changes nothing.
    notFound(
        () ->
            priceLists.change(
                GROWER, outlet, List.of(new OfferChange(TEA, 1L), new OfferChange(OIL, 1L))));
    refused(
        403,
        "outlets.assortmentIsTheStores",
        () -> priceLists.change(GROWER, outlet, List.of(new OfferChange(TEA, null))));
    refused(
        403,
        "outlets.assortmentIsTheStores",
        () -> priceLists.change(GROWER, outlet, List.of(new OfferChange(BLACK_TEA, 100L))));
    assertThat(priceLists.offers(OFFICE, outlet))
        .extracting(Offer::priceFen)
        .containsExactly(15900L, 9900L);
  }

  @Test
  void readersDoNotChangePrices() {
    long outlet = fairFixture.teaOutlet(ORGANIZER, "只看");
    denied(() -> priceLists.change(INSPECTOR, outlet, List.of(new OfferChange(TEA, 1L))));
    denied(() -> priceLists.change(WULING_OFFICER, outlet, List.of(new OfferChange(TEA, 1L))));
  }

  @Test
  void aChangedProductIsFetchedAgainByTheTillsThatOfferIt() {
    long outlet = fairFixture.teaOutlet(ORGANIZER, "改名");
    change(outlet, TEA, 16800L);
    long without = fairFixture.teaOutlet(ORGANIZER, "不卖");
    places.run("UPDATE product SET blocked = 'RECALLED' WHERE id = ?", TEA);
    priceLists.productChanged(TEA);
    places.run("UPDATE product SET blocked = NULL WHERE id = ?", TEA);
    var delta = priceLists.changesSince(outlet, 1);
    assertThat(delta.version()).isEqualTo(2);
    assertThat(delta.changed()).extracting(Offer::priceFen).containsExactly(16800L);
    assertThat(outlets.visible(OFFICE, without).catalogueVersion()).isZero();
  }

  @Test
  void outletsAreListedByKindChannelAndState() {
    long booth = fairFixture.teaOutlet(ORGANIZER, "清单展会");
    storeFixture.setUp("清单门店");
    change(booth, TEA, 16800L);
    assertThat(found(GROWER, "清单", Map.of("kind", "BOOTH")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.id()).isEqualTo(booth);
              assertThat(row.offers()).isEqualTo(1);
            });
    assertThat(found(OFFICE, "清单", Map.of("channel", "SUPERMARKET", "state", "OPEN"))).hasSize(1);
    assertThat(found(OFFICE, "清单", Map.of("state", "CLOSED"))).isEmpty();
    assertThat(found(PRESS, "清单", Map.of())).isEmpty();
    assertThat(found(ORGANIZER, "清单", Map.of())).hasSize(1);
  }

  private List<OutletRow> found(Actor actor, String text, Map<String, String> filters) {
    return outlets.find(actor, new ListQuery(text, filters, "name", false, 0, 50));
  }

  private long change(long outlet, long product, @Nullable Long fen) {
    return priceLists.change(ORGANIZER, outlet, List.of(new OfferChange(product, fen)));
  }
}
