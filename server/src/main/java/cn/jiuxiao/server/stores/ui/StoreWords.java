package cn.jiuxiao.server.stores.ui;

import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the values of a store stand on its pages. */
final class StoreWords {
  private StoreWords() {}

  static String name(String chinese, String english) {
    return Texts.locale().equals(Texts.ENGLISH) && !english.isEmpty() ? english : chinese;
  }

  static Component state(@Nullable Instant closedAt) {
    return (closedAt == null ? State.GOOD : State.NEUTRAL).badge(stateWord(closedAt));
  }

  static String stateWord(@Nullable Instant closedAt) {
    return Texts.of(closedAt == null ? "stores.open" : "stores.closed");
  }
}
