package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the values of a fair stand on its pages. */
public final class FairWords {
  private FairWords() {}

  static boolean mayChange(Actor actor) {
    return actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.FAIR_ORGANIZER);
  }

  /** In the person's language where it has a name in it. */
  public static String name(String chinese, String english) {
    return Texts.locale().equals(Texts.ENGLISH) && !english.isEmpty() ? english : chinese;
  }

  static String days(LocalDate first, LocalDate last) {
    return first.equals(last) ? first.toString() : first + " – " + last;
  }

  static Component state(
      Clock clock, LocalDate first, LocalDate last, @Nullable Instant cancelled) {
    String word = stateWord(clock, first, last, cancelled);
    LocalDate today = BusinessDay.today(clock).date();
    if (cancelled != null) {
      return State.BAD.badge(word);
    }
    return (today.isBefore(first)
            ? State.WAITING
            : today.isAfter(last) ? State.NEUTRAL : State.GOOD)
        .badge(word);
  }

  static String stateWord(
      Clock clock, LocalDate first, LocalDate last, @Nullable Instant cancelled) {
    LocalDate today = BusinessDay.today(clock).date();
    if (cancelled != null) {
      return Texts.of("fairs.state.cancelled");
    }
    return Texts.of(
        today.isBefore(first)
            ? "fairs.state.coming"
            : today.isAfter(last) ? "fairs.state.over" : "fairs.state.open");
  }
}
