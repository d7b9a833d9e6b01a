package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import com.vaadin.flow.component.Component;

/** A further tab of an outlet's page. Features above outlets bring theirs as beans. */
public interface OutletPart {
  /** Its place among the tabs, and its word in the address. */
  int order();

  /** Lower-case letters. */
  String name();

  String titleKey();

  /** Whether this person sees it at this outlet. */
  boolean isFor(Actor actor, Outlet outlet);

  Component show(Actor actor, Outlet outlet);
}
