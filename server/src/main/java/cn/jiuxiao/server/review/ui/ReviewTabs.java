package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;

/** The parts of this page, each with its own address. */
final class ReviewTabs extends Composite<Tabs> {
  enum Part {
    ENTRIES,
    ALARMS,
    OUTLETS
  }

  ReviewTabs(Part shown, long openAlarms) {
    add(Part.ENTRIES, shown, "review", Texts.of("review.entries"));
    add(Part.ALARMS, shown, "review/alarms", Texts.of("review.alarms", openAlarms));
    add(Part.OUTLETS, shown, "review/outlets", Texts.of("review.byOutlet"));
  }

  private void add(Part part, Part shown, String route, String text) {
    var tab = new Tab(Words.link(route, text));
    getContent().add(tab);
    if (part == shown) {
      getContent().setSelectedTab(tab);
    }
  }
}
