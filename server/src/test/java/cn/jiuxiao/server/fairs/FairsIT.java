package cn.jiuxiao.server.fairs;

import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FairsIT extends ServerTest {
  @Inject PlaceFixture places;
  @Inject FairFixture fixture;
  @Inject Fairs fairs;
  @Inject FloorPlans plans;
  @Inject Exhibitors exhibitors;
  @Inject AssignBooth assignBooth;
  @Inject Outlets outlets;

  @BeforeAll
  void people() {
    places.make();
  }

  @Test
  void anOrganizersNewFairIsTheOrganizersOwn() {
    Fair fair = fairs.save(ORGANIZER, FairFixture.fair("自己的展会"));
    assertThat(fair.organizerId()).isEqualTo(ORGANIZER.userId());
    assertThat(fairs.visible(ORGANIZER, fair.storedId())).isEqualTo(fair);
    assertThat(
            places.number(
                "SELECT count(*) FROM audit_log WHERE entity = 'fair' AND entity_id = ? AND user_id = ?",
                String.valueOf(fair.storedId()),
                ORGANIZER.userId()))
        .isEqualTo(1);
  }

  @Test
  void aGridFillsTheHallRowByRow() {
    var set = fixture.setUp(ORGANIZER, "排布");
    assertThat(set.booths()).hasSize(20);
    BoothRow last = set.booths().getLast();
    assertThat(last.number()).isEqualTo("D-05");
    // margin 10, four booths of 30 before it; three rows of 30 and one aisle of 40 above it
    assertThat(List.of(last.xDm(), last.yDm(), last.widthDm(), last.depthDm()))
        .containsExactly(130, 140, 30, 30);
    FairRow row = row(ORGANIZER, "排布");
    assertThat(List.of(row.halls(), row.booths(), row.assigned())).containsExactly(1L, 20L, 0L);
  }

  @Test
  void aGridThatOverlapsOneBoothAddsNone() {
    Fair fair = fairs.save(ORGANIZER, FairFixture.fair("重叠"));
    Hall hall = plans.saveHall(ORGANIZER, new Hall(null, fair.storedId(), "A", "一号馆", 400, 300, 0));
    plans.saveBooth(ORGANIZER, new Booth(null, hall.storedId(), "Z-99", 150, 150, 20, 20, 0));
    refused(
        409,
        "fairs.boothOverlaps",
        () -> plans.generate(ORGANIZER, hall.storedId(), FairFixture.grid(4, 5)));
    assertThat(plans.booths(ORGANIZER, hall.storedId()))
        .extracting(BoothRow::number)
        .containsExactly("Z-99");
  }

  @Test
  void aGridThatRepeatsANumberAddsNone() {
    Fair fair = fairs.save(ORGANIZER, FairFixture.fair("重号"));
    Hall hall = plans.saveHall(ORGANIZER, new Hall(null, fair.storedId(), "A", "一号馆", 400, 300, 0));
    plans.saveBooth(ORGANIZER, new Booth(null, hall.storedId(), "B-02", 380, 280, 20, 20, 0));
    refused(
        409,
        "fairs.boothOverlaps",
        () -> plans.generate(ORGANIZER, hall.storedId(), FairFixture.grid(4, 5)));
    assertThat(plans.booths(ORGANIZER, hall.storedId())).hasSize(1);
  }

  @Test
  void aGridLargerThanTheHallSaysWhatItTakes() {
    Fair fair = fairs.save(ORGANIZER, FairFixture.fair("太小"));
    Hall hall = plans.saveHall(ORGANIZER, new Hall(null, fair.storedId(), "A", "小馆", 100, 100, 0));
    assertThatThrownBy(() -> plans.generate(ORGANIZER, hall.storedId(), FairFixture.grid(4, 5)))
        .hasMessageContaining("17 × 18 米，展馆只有 10 × 10 米");
  }

  @Test
  void twoPeopleWhoAssignABoothAtOnceGiveItToExactlyOne() throws Exception {
    var set = fixture.setUp(ORGANIZER, "抢展位");
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (BoothRow booth : set.booths()) {
        var start = new CountDownLatch(1);
        Future<Assignment> one =
            threads.submit(
                () -> {
                  start.await();
                  return assignBooth.assign(ORGANIZER, booth.id(), set.tea());
                });
        Future<Assignment> two =
            threads.submit(
                () -> {
                  start.await();
                  return assignBooth.assign(OFFICE, booth.id(), set.oil());
                });
        start.countDown();
        List<Assignment> both = List.of(one.get(), two.get());
        assertThat(both).filteredOn(Assignment.Assigned.class::isInstance).hasSize(1);
        boolean teaGotIt = both.getFirst() instanceof Assignment.Assigned;
        assertThat(both)
            .contains(new Assignment.Taken(booth.number(), teaGotIt ? "石门银峰茶业合作社" : "山茶油"));
      }
    }
    assertThat(plans.booths(ORGANIZER, set.hall().storedId()))
        .allSatisfy(booth -> assertThat(booth.outletId()).isNotNull());
    assertThat(row(ORGANIZER, "抢展位").assigned()).isEqualTo(20);
  }

  @Test
  void anAssignedBoothIsAnOutletOfTheFairsRegion() {
    var set = fixture.setUp(ORGANIZER, "成为销售点");
    BoothRow booth = set.booths().getFirst();
    long id = outletOf(assignBooth.assign(ORGANIZER, booth.id(), set.tea()));
    Outlet outlet = outlets.visible(GROWER, id);
    assertThat(outlet.channelCode()).isEqualTo("FAIR");
    assertThat(outlet.regionCode()).isEqualTo(PlaceFixture.WULING);
    assertThat(outlet.name()).isEqualTo("石门银峰茶业合作社");
    assertThat(outlet.place()).isEqualTo("成为销售点 · 一号馆 A-01");
    assertThat(outlet.label()).isEqualTo("F" + set.fair().storedId() + "-A-A-01");
    assertThat(outlet.open()).isTrue();
    assertThat(outletOf(assignBooth.assign(ORGANIZER, booth.id(), set.tea()))).isEqualTo(id);
  }

  @Test
  void aReleasedBoothClosesItsOutletAndTakesTheNextExhibitor() {
    var set = fixture.setUp(ORGANIZER, "收回");
    long booth = set.booths().getFirst().id();
    long first = outletOf(assignBooth.assign(ORGANIZER, booth, set.tea()));
    assignBooth.release(ORGANIZER, booth);
    assertThat(outlets.visible(OFFICE, first).open()).isFalse();
    long second = outletOf(assignBooth.assign(ORGANIZER, booth, set.oil()));
    assertThat(second).isNotEqualTo(first);
    assertThat(outlets.visible(OFFICE, second).name()).isEqualTo("山茶油");
    assertThat(outlets.visible(OFFICE, second).label())
        .startsWith(outlets.visible(OFFICE, first).label() + "-");
    refused(409, "fairs.boothHasHistory", () -> plans.removeBooth(ORGANIZER, booth));
    refused(409, "fairs.exhibitorHadBooth", () -> exhibitors.remove(ORGANIZER, set.tea()));
  }

  @Test
  void outletsFollowTheNamesOfFairHallBoothAndSign() {
    var set = fixture.setUp(ORGANIZER, "旧名");
    BoothRow booth = set.booths().getFirst();
    long outlet = outletOf(assignBooth.assign(ORGANIZER, booth.id(), set.tea()));
    Fair fair = set.fair();
    fairs.save(
        ORGANIZER,
        new Fair(
            fair.id(),
            "新名",
            fair.nameEn(),
            fair.venue(),
            fair.regionCode(),
            fair.firstDay(),
            fair.lastDay(),
            fair.organizerId(),
            null,
            fair.version()));
    plans.saveHall(
        ORGANIZER,
        new Hall(set.hall().id(), fair.storedId(), "A", "东馆", 400, 300, set.hall().version()));
    plans.saveBooth(
        ORGANIZER, new Booth(booth.id(), booth.hallId(), "A-1", 10, 10, 30, 30, booth.version()));
    exhibitors.changeSign(ORGANIZER, set.tea(), "银峰茶");
    assertThat(outlets.visible(ORGANIZER, outlet).name()).isEqualTo("银峰茶");
    assertThat(outlets.visible(ORGANIZER, outlet).place()).isEqualTo("新名 · 东馆 A-1");
  }

  @Test
  void aFairWithOutletsKeepsItsRegion() {
    var set = fixture.setUp(ORGANIZER, "不搬");
    assignBooth.assign(ORGANIZER, set.booths().getFirst().id(), set.tea());
    Fair fair = set.fair();
    var moved =
        new Fair(
            fair.id(),
            fair.name(),
            "",
            fair.venue(),
            PlaceFixture.SHIMEN,
            fair.firstDay(),
            fair.lastDay(),
            fair.organizerId(),
            null,
            fair.version());
    refused(409, "fairs.regionIsFixed", () -> fairs.save(ORGANIZER, moved));
  }

  @Test
  void aCancelledFairClosesItsOutlets() {
    long outlet = fixture.teaOutlet(ORGANIZER, "取消");
    fairs.cancel(ORGANIZER, row(ORGANIZER, "取消").id());
    assertThat(outlets.visible(OFFICE, outlet).open()).isFalse();
  }

  @Test
  void aHallDoesNotShrinkUnderItsBooths() {
    var set = fixture.setUp(ORGANIZER, "缩小");
    Hall hall = set.hall();
    refused(
        422,
        "fairs.hallTooSmall",
        () ->
            plans.saveHall(
                ORGANIZER,
                new Hall(hall.id(), hall.fairId(), "A", hall.name(), 159, 300, hall.version())));
    refused(
        422,
        "fairs.boothOutsideHall",
        () ->
            plans.saveBooth(ORGANIZER, new Booth(null, hall.storedId(), "X", 390, 200, 11, 10, 0)));
    refused(409, "fairs.hallHasBooths", () -> plans.removeHall(ORGANIZER, hall.storedId()));
  }

  @Test
  void whatSomeoneElseChangedMeanwhileIsNotOverwritten() {
    Fair fair = fairs.save(ORGANIZER, FairFixture.fair("同时改"));
    fairs.save(ORGANIZER, fair);
    refused(409, "problem.changedMeanwhile", () -> fairs.save(ORGANIZER, fair));
  }

  @Test
  void exhibitorsAreFoundByNameCodeAndSign() {
    var set = fixture.setUp(ORGANIZER, "查找");
    assignBooth.assign(ORGANIZER, set.booths().get(1).id(), set.oil());
    assignBooth.assign(ORGANIZER, set.booths().getFirst().id(), set.oil());
    long fair = set.fair().storedId();
    assertThat(exhibitors.find(ORGANIZER, fair, null)).hasSize(2);
    assertThat(exhibitors.find(ORGANIZER, fair, "v-502"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.booths()).isEqualTo("A-A-01, A-A-02");
              assertThat(row.sign()).isEqualTo("山茶油");
            });
    assertThat(exhibitors.find(ORGANIZER, fair, "银峰")).hasSize(1);
  }

  private FairRow row(Actor actor, String name) {
    return fairs.find(actor, search(name)).getFirst();
  }

  private static ListQuery search(String text) {
    return new ListQuery(text, Map.of(), null, false, 0, 50);
  }

  private static long outletOf(Assignment assignment) {
    return ((Assignment.Assigned) assignment).outletId();
  }
}
