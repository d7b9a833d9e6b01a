package cn.jiuxiao.server.review;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;

/** Who may see what waits, and who decides; of which outlets is said by the outlets' scope. */
public final class ReviewReaders {
  private static final Role[] READERS = {
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICE,
    Role.COUNTY_OFFICER,
    Role.INSPECTOR,
    Role.FAIR_ORGANIZER,
    Role.STORE_MANAGER
  };

  private ReviewReaders() {}

  /** True if the actor may open what waits. */
  public static boolean isOne(Actor actor) {
    return actor.is(READERS);
  }

  static void mustBeOne(Actor actor) {
    actor.mustBe(READERS);
  }

  /** True if the actor decides what counts. */
  public static boolean decides(Actor actor) {
    return actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
  }

  static void mustDecide(Actor actor) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
  }
}
