package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ui.PageTabs;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The tabs over every page of a fair, those of higher features included. */
@Singleton
public class FairTabs {
  private final List<FairTab> further;

  FairTabs(List<FairTab> further) {
    this.further = further.stream().sorted(Comparator.comparing(FairTab::name)).toList();
  }

  /** For the page that the tab {@code active} stands for. */
  public PageTabs of(Actor actor, long fairId, String active) {
    var tabs =
        new PageTabs("fairs/" + fairId, active)
            .tab("overview", "fairs.tab.overview")
            .tab("plan", "fairs.tab.plan")
            .tab("booths", "fairs.tab.booths")
            .tab("exhibitors", "fairs.tab.exhibitors");
    further.stream()
        .filter(tab -> tab.isFor(actor))
        .forEach(tab -> tabs.tab(tab.name(), tab.titleKey()));
    return tabs;
  }
}
