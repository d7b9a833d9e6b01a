package cn.jiuxiao.server.fairs;

import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.INSPECTOR;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.OTHER_ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.PRESS;
import static cn.jiuxiao.server.testing.PlaceFixture.SHIMEN_OFFICER;
import static cn.jiuxiao.server.testing.PlaceFixture.WULING_OFFICER;
import static cn.jiuxiao.server.testing.Refused.denied;
import static cn.jiuxiao.server.testing.Refused.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees a fair, and who may change it. */
class FairScopesIT extends ServerTest {
  @Inject PlaceFixture places;
  @Inject FairFixture fixture;
  @Inject Fairs fairs;
  @Inject FloorPlans plans;
  @Inject Exhibitors exhibitors;
  @Inject AssignBooth assignBooth;

  @BeforeAll
  void people() {
    places.make();
  }

  @Test
  void someoneElsesFairDoesNotExist() {
    var set = fixture.setUp(ORGANIZER, "别人的");
    long fair = set.fair().storedId();
    long hall = set.hall().storedId();
    long booth = set.booths().getFirst().id();
    for (Actor stranger : List.of(OTHER_ORGANIZER, SHIMEN_OFFICER)) {
      notFound(() -> fairs.visible(stranger, fair));
      notFound(() -> plans.halls(stranger, fair));
      notFound(() -> plans.booths(stranger, hall));
      notFound(() -> exhibitors.find(stranger, fair, null));
      assertThat(fairs.find(stranger, search("别人的"))).isEmpty();
      assertThat(fairs.count(stranger, search("别人的"))).isZero();
    }
    notFound(() -> fairs.save(OTHER_ORGANIZER, set.fair()));
    notFound(() -> plans.saveHall(OTHER_ORGANIZER, set.hall()));
    notFound(() -> plans.removeBooth(OTHER_ORGANIZER, booth));
    notFound(() -> exhibitors.add(OTHER_ORGANIZER, fair, PlaceFixture.OIL_PRESS, ""));
    notFound(() -> assignBooth.assign(OTHER_ORGANIZER, booth, set.tea()));
    notFound(() -> assignBooth.release(OTHER_ORGANIZER, booth));
    var other = fixture.setUp(OTHER_ORGANIZER, "另一个");
    notFound(() -> assignBooth.assign(ORGANIZER, booth, other.tea()));
    notFound(() -> exhibitors.add(ORGANIZER, fair, 999_999, ""));
  }

  @Test
  void thoseWhoOnlyReadCannotWrite() {
    var set = fixture.setUp(ORGANIZER, "只读");
    long fair = set.fair().storedId();
    for (Actor reader : List.of(INSPECTOR, WULING_OFFICER, GROWER, PRESS)) {
      assertThat(fairs.visible(reader, fair)).isEqualTo(set.fair());
      assertThat(plans.booths(reader, set.hall().storedId())).hasSize(20);
      denied(() -> fairs.save(reader, set.fair()));
      denied(() -> fairs.cancel(reader, fair));
      denied(() -> plans.saveHall(reader, set.hall()));
      denied(() -> plans.removeHall(reader, set.hall().storedId()));
      denied(() -> plans.generate(reader, set.hall().storedId(), FairFixture.grid(1, 1)));
      denied(() -> exhibitors.remove(reader, set.tea()));
      denied(() -> assignBooth.assign(reader, set.booths().getFirst().id(), set.tea()));
    }
  }

  private static ListQuery search(String text) {
    return new ListQuery(text, Map.of(), null, false, 0, 50);
  }
}
