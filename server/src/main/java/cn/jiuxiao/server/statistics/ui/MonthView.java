package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Downloads;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.PageTabs;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.Figures;
import cn.jiuxiao.server.statistics.LateEntries;
import cn.jiuxiao.server.statistics.MonthLocks;
import cn.jiuxiao.server.statistics.MonthRow;
import cn.jiuxiao.server.statistics.MonthStanding;
import cn.jiuxiao.server.statistics.Months;
import cn.jiuxiao.server.statistics.OpenInMonth;
import cn.jiuxiao.server.statistics.Period;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.time.YearMonth;

/** One month: published, now and difference down to channel and county; late entries; history. */
@Prototype
@Route(
    value = "publications/:month([0-9]{4}-(?:0[1-9]|1[0-2]))/:tab?(late|history)",
    layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR
})
public class MonthView extends VerticalLayout implements BeforeEnterObserver {
  private final Actor actor;
  private final Figures figures;
  private final Months months;
  private final MonthLocks locks;
  private final LateEntries lateEntries;
  private final OpenInMonth openInMonth;
  private final Channels channels;
  private final Regions regions;

  MonthView(
      CurrentActor current,
      Figures figures,
      Months months,
      MonthLocks locks,
      LateEntries lateEntries,
      OpenInMonth openInMonth,
      Channels channels,
      Regions regions) {
    this.actor = current.get();
    this.figures = figures;
    this.months = months;
    this.locks = locks;
    this.lateEntries = lateEntries;
    this.openInMonth = openInMonth;
    this.channels = channels;
    this.regions = regions;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String written = event.getRouteParameters().get("month").orElseThrow(NotFound::new);
    show(YearMonth.parse(written), event.getRouteParameters().get("tab").orElse("figures"));
  }

  private void show(YearMonth month, String tab) {
    MonthRow row =
        months.all(actor).stream()
            .filter(one -> one.month().equals(month))
            .findFirst()
            .orElseThrow(NotFound::new);
    removeAll();
    setSizeUndefined();
    setWidthFull();
    FigureTable table = figures.table(actor, Period.month(month));
    MonthStanding seen = months.standing(actor, month);
    add(header(row, tab, table, seen), state(row));
    if (seen.number() > 0) {
      add(
          new PageTabs("publications/" + month, tab)
              .tab("figures", "statistics.compared")
              .tab("late", "statistics.late")
              .tab("history", "statistics.history"));
    }
    switch (tab) {
      case "late" -> {
        setSizeFull();
        add(LateList.of(lateEntries, actor, row));
      }
      case "history" -> add(new PublicationHistory(months, actor, month));
      default -> {
        add(comparison(row));
        if (row.publication() != null) {
          add(new YearToDatePart(months, actor, month));
        }
        add(new ComparedCells(channels, regions).show(table));
        if (row.over() && actor.region() == null) {
          add(LockDialog.open(openInMonth.of(actor, month)));
        }
      }
    }
  }

  private PageHeader header(MonthRow row, String tab, FigureTable table, MonthStanding seen) {
    Period period = Period.month(row.month());
    var header =
        new PageHeader(Texts.of("statistics.publicationOf", Shown.period(period)))
            .under("statistics?period=" + period, Texts.of("statistics.title"))
            .under("publications", Texts.of("statistics.publications"));
    if (MonthLocks.locks(actor) && row.over()) {
      var dialog = new LockDialog(locks, actor, row.month(), seen, () -> show(row.month(), tab));
      header.actions(lockButton(row, seen, dialog));
      if (seen.isLocked()) {
        header.actions(liftButton(dialog));
      }
    }
    var sheet = new PublicationSheet(table, channels, regions, Texts.locale());
    return header.actions(
        Downloads.button(
            "shared.export",
            VaadinIcon.DOWNLOAD_ALT,
            Downloads.XLSX,
            () -> "publication-" + period + ".xlsx",
            sheet::writeTo));
  }

  private Component lockButton(MonthRow row, MonthStanding seen, LockDialog dialog) {
    var button =
        new Button(
            Texts.of(seen.number() == 0 ? "statistics.lockAction" : "statistics.lockAgainAction"),
            VaadinIcon.CALENDAR_CLOCK.create(),
            click -> dialog.lock(openInMonth.of(actor, row.month())));
    button.setId("lock-month");
    if (!seen.isLocked() || row.state() == MonthRow.State.CHANGED) {
      button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }
    return button;
  }

  private static Component liftButton(LockDialog dialog) {
    var button =
        new Button(
            Texts.of("statistics.liftAction"), VaadinIcon.UNLOCK.create(), click -> dialog.lift());
    button.setId("lift-month");
    return button;
  }

  private static Component state(MonthRow row) {
    var state = new Div(Publications.badge(row));
    state.addClassName("jx-line");
    var publication = row.publication();
    if (publication != null) {
      state.add(new Span(Publications.line(publication)));
    } else if (row.past() > 0) {
      state.add(new Span(Texts.of("statistics.liftedSince", row.past())));
    }
    return state;
  }

  private static Component comparison(MonthRow row) {
    var publication = row.publication();
    var block = new Div();
    block.addClassName("jx-block");
    if (publication == null) {
      block.add(Publications.now(row.now()));
    } else {
      block.add(Publications.whole(publication.all(), row.now()));
    }
    return block;
  }
}
