package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;

/** Tabs of a page that have addresses: {@code fairs/12/plan}. */
public final class PageTabs extends Tabs {
  private final String base;
  private final String active;
  private boolean first = true;

  /**
   * @param base the page's own address, without a slash before or after it
   * @param active the name of the tab that the address shows
   */
  public PageTabs(String base, String active) {
    this.base = base;
    this.active = active;
    setWidthFull();
    setAutoselect(false);
  }

  /** The first tab's name is not part of the address. */
  public PageTabs tab(String name, String textKey) {
    var tab = new Tab(new Anchor("/" + base + (first ? "" : "/" + name), Texts.of(textKey)));
    first = false;
    add(tab);
    if (name.equals(active)) {
      setSelectedTab(tab);
    }
    return this;
  }
}
