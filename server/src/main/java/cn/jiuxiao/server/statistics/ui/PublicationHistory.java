package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Downloads;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.Months;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.YearMonth;
import java.util.List;

/** Every publication of a month, the last first: who, when, why, and what it said. */
final class PublicationHistory extends Composite<Div> {
  private static final String TEXT = "text/plain;charset=utf-8";

  private final Months months;
  private final Actor actor;
  private final YearMonth month;

  PublicationHistory(Months months, Actor actor, YearMonth month) {
    this.months = months;
    this.actor = actor;
    this.month = month;
    getContent().addClassName("jx-fill");
    List<Months.Past> all = months.history(actor, month);
    for (Months.Past past : all) {
      getContent().add(one(past, past.number() == all.getFirst().number()));
    }
  }

  private Component one(Months.Past past, boolean last) {
    Months.Lifted lifted = past.lifted();
    var head =
        new Div(
            new H2(Texts.of("statistics.publicationNumber", past.number())),
            lifted != null
                ? State.BAD.badge(Texts.of("statistics.isLifted"))
                : last
                    ? State.GOOD.badge(Texts.of("statistics.holds"))
                    : State.NEUTRAL.badge(Texts.of("statistics.replaced")));
    head.addClassName("jx-line");
    if (actor.region() == null) {
      head.add(
          Downloads.button(
              "statistics.publicationFile",
              VaadinIcon.DOWNLOAD_ALT,
              TEXT,
              () -> "jiuxiao-month-%s-%d.txt".formatted(month, past.number()),
              out -> out.write(months.file(actor, month, past.number()))));
    }
    var block = new Div(head, facts(past));
    block.addClassName("jx-block");
    return block;
  }

  private static Facts facts(Months.Past past) {
    var facts =
        new Facts()
            .add("statistics.publishedAt", Cells.moment(past.at()) + " · " + past.by())
            .add("statistics.lock.note", past.note())
            .add("statistics.totalYuan", Cells.money(past.total()))
            .add("statistics.eligibleYuan", Cells.money(past.eligible()))
            .add("statistics.persons", Cells.grouped(past.persons()))
            .add(
                "statistics.officeEntry",
                Texts.of("statistics.officeEntryNumber", past.officeSeq()));
    Months.Lifted lifted = past.lifted();
    if (lifted != null) {
      facts
          .add("statistics.liftedAt", Cells.moment(lifted.at()) + " · " + lifted.by())
          .add("statistics.lock.reason", lifted.note())
          .add(
              "statistics.officeEntry",
              Texts.of("statistics.officeEntryNumber", lifted.officeSeq()));
    }
    return facts;
  }
}
