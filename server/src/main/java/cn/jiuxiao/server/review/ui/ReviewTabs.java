package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;

/** The two halves of this page, each with its own address. */
final class ReviewTabs extends Composite<Tabs> {
  ReviewTabs(boolean alarms, long openAlarms) {
    var entries = new Tab(Words.link("review", Texts.of("review.entries")));
    var alarmTab = new Tab(Words.link("review/alarms", Texts.of("review.alarms", openAlarms)));
    getContent().add(entries, alarmTab);
    getContent().setSelectedTab(alarms ? alarmTab : entries);
  }
}
