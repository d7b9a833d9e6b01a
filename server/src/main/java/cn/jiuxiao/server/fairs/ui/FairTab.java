package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.shared.Actor;

/** A further page of a fair, brought by a higher feature as a bean: {@code fairs/12/visitors}. */
public interface FairTab {
  /** The last part of the page's address. */
  String name();

  String titleKey();

  boolean isFor(Actor actor);
}
