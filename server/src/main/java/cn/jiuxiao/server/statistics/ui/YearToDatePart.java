package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.Months;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import java.time.YearMonth;

/** The year up to the month's end; counted when it is opened, for it counts persons anew. */
final class YearToDatePart extends Composite<Details> {
  YearToDatePart(Months months, Actor actor, YearMonth month) {
    getContent()
        .setSummaryText(
            Texts.of(
                "statistics.yearToDate", month.getMonthValue(), String.valueOf(month.getYear())));
    getContent().setWidthFull();
    setVisible(actor.region() == null);
    getContent()
        .addOpenedChangeListener(
            change -> {
              Months.YearToDate toDate = change.isOpened() ? months.yearToDate(actor, month) : null;
              if (toDate != null) {
                getContent().removeAll();
                getContent().add(Publications.whole(toDate.published(), toDate.now()));
              }
            });
  }
}
