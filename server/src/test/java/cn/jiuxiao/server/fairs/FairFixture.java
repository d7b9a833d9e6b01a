package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.testing.PlaceFixture;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** A fair with a hall of 4 × 5 booths and both vendors as exhibitors. */
@Singleton
public class FairFixture {
  private final Fairs fairs;
  private final FloorPlans plans;
  private final Exhibitors exhibitors;
  private final AssignBooth assignBooth;

  FairFixture(Fairs fairs, FloorPlans plans, Exhibitors exhibitors, AssignBooth assignBooth) {
    this.fairs = fairs;
    this.plans = plans;
    this.exhibitors = exhibitors;
    this.assignBooth = assignBooth;
  }

  /** What was set up. */
  public record SetUp(Fair fair, Hall hall, List<BoothRow> booths, long tea, long oil) {}

  public static Fair fair(String name) {
    return new Fair(
        null,
        name,
        "Fair",
        "常德国际会展中心",
        PlaceFixture.WULING,
        LocalDate.of(2026, 10, 16),
        LocalDate.of(2026, 10, 18),
        null,
        null,
        0);
  }

  public static BoothGrid grid(int rows, int columns) {
    return new BoothGrid(rows, columns, 30, 30, 40, 2, 10, BoothGrid.Numbering.ROW_LETTER, "", 1);
  }

  public SetUp setUp(Actor organizer, String name) {
    Fair fair = fairs.save(organizer, fair(name));
    Hall hall = plans.saveHall(organizer, new Hall(null, fair.storedId(), "A", "一号馆", 400, 300, 0));
    plans.generate(organizer, hall.storedId(), grid(4, 5));
    long tea = exhibitors.add(organizer, fair.storedId(), PlaceFixture.TEA_GROWER, "").storedId();
    long oil = exhibitors.add(organizer, fair.storedId(), PlaceFixture.OIL_PRESS, "山茶油").storedId();
    return new SetUp(fair, hall, plans.booths(organizer, hall.storedId()), tea, oil);
  }

  /** The outlet of the vendor's booth. */
  public long teaOutlet(Actor organizer, String name) {
    SetUp set = setUp(organizer, name);
    return ((Assignment.Assigned)
            assignBooth.assign(organizer, set.booths().getFirst().id(), set.tea()))
        .outletId();
  }
}
