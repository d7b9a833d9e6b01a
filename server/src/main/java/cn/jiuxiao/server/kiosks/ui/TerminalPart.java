package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.TerminalRow;
import cn.jiuxiao.server.shared.Actor;
import com.vaadin.flow.component.Component;
import java.util.Optional;

/** What a higher feature shows on a terminal's page, such as its entries. Bring it as a bean. */
public interface TerminalPart {
  int order();

  /** Nothing if there is nothing to show, or nothing for this person. */
  Optional<Component> show(Actor actor, TerminalRow terminal);
}
