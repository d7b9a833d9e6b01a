package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.days.CloseDay;
import cn.jiuxiao.server.days.Day;
import cn.jiuxiao.server.days.DayClosing;
import cn.jiuxiao.server.days.DayState;
import cn.jiuxiao.server.days.Days;
import cn.jiuxiao.server.days.Waited;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.time.DateTimeException;
import java.time.LocalDate;

/** One day of an outlet: what it waits for, how its drawers tie out, how it was closed. */
@Prototype
@Route(value = "days/:outlet([0-9]{1,18})/:day", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class DayView extends VerticalLayout implements BeforeEnterObserver {
  private final transient Actor actor;
  private final transient Days days;
  private final transient CloseDay closeDay;

  DayView(CurrentActor current, Days days, CloseDay closeDay) {
    this.actor = current.get();
    this.days = days;
    this.closeDay = closeDay;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    long outlet = Long.parseLong(event.getRouteParameters().get("outlet").orElseThrow());
    show(outlet, day(event.getRouteParameters().get("day").orElseThrow(NotFound::new)));
  }

  private static BusinessDay day(String written) {
    try {
      return new BusinessDay(LocalDate.parse(written));
    } catch (DateTimeException none) {
      throw new NotFound();
    }
  }

  private void show(long outletId, BusinessDay asked) {
    Day day = days.open(actor, outletId, asked);
    removeAll();
    add(header(day), state(day));
    if (!day.waited().isEmpty()) {
      add(waited(day));
    }
    add(new DayFigures(day), new DrawerTable(day));
    if (!day.parked().isEmpty()) {
      add(new ParkedPart(day.parked()));
    }
    if (!day.closings().isEmpty()) {
      add(new ClosingsPart(day.closings()));
    }
  }

  private PageHeader header(Day day) {
    String outlet = "outlets/" + day.outlet().storedId();
    var print =
        new Button(
            Texts.of("days.print"),
            VaadinIcon.PRINT.create(),
            click -> click.getSource().getUI().ifPresent(ui -> ui.getPage().executeJs("print()")));
    var header =
        new PageHeader(Texts.of("days.dayTitle", day.outlet().name(), day.day().toString()))
            .under("outlets", Texts.of("outlets.title"))
            .under(outlet, day.outlet().name())
            .under(outlet + "/days", Texts.of("days.title"))
            .actions(print);
    if (day.mayClose() && (day.state() != DayState.CLOSED || day.hasChanged())) {
      header.actions(closeButton(day));
    }
    return header;
  }

  private Button closeButton(Day day) {
    var button =
        new Button(Texts.of(DayView.action(day)), VaadinIcon.CHECK.create(), click -> ask(day));
    button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return button;
  }

  private static String action(Day day) {
    return day.state() == DayState.CLOSED
        ? "days.closeAgain"
        : day.waited().isEmpty() ? "days.close" : "days.closeWithout";
  }

  private void ask(Day day) {
    var reason = new TextArea(Texts.of("days.reason"));
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(CloseDay.LONGEST_REASON);
    var dialog = new FormDialog(Texts.of(action(day)), new Paragraph(Texts.of("days.closeText")));
    if (!day.waited().isEmpty()) {
      dialog.with(new Paragraph(Texts.of("days.withoutThese")), devices(day));
    }
    dialog
        .with(reason)
        .saying(action(day))
        .weighty()
        .blaming(reason, "days.needs-reason")
        .onSave(
            () -> {
              closeDay.close(
                  actor,
                  day.outlet().storedId(),
                  day.day(),
                  day.closings().size(),
                  reason.getValue());
              Notices.done("days.closedNow", day.day().toString());
              show(day.outlet().storedId(), day.day());
            })
        .open();
  }

  private static Component state(Day day) {
    var line = new Div(DayWords.badge(day.state()));
    line.addClassName("jx-summary");
    DayClosing closed = day.closed();
    if (closed != null) {
      line.add(new Span(ClosingsPart.words(closed)));
      if (day.hasChanged()) {
        line.add(State.WAITING.badge(Texts.of("days.hasChanged")));
      }
    } else if (day.state() == DayState.OPEN) {
      line.add(new Span(Texts.of("days.notOver")));
    } else if (day.waited().isEmpty()) {
      line.add(new Span(Texts.of("days.closesSoon")));
    }
    line.add(new Span(day.outlet().place()), Cells.code(day.outlet().label()));
    return line;
  }

  private static Component waited(Day day) {
    String title = day.state() == DayState.CLOSED ? "days.stillOut" : "days.waitsFor";
    if (!day.mayClose()) {
      return Tables.block(title, devices(day));
    }
    var lost = new Paragraph(Texts.of("days.lostDevice"));
    lost.addClassName("jx-quiet");
    return Tables.block(title, devices(day), lost);
  }

  private static Component devices(Day day) {
    var list = new UnorderedList();
    list.addClassName("jx-today");
    for (Waited one : day.waited()) {
      var terminal = DayWords.link("terminals/" + one.terminal(), one.label());
      terminal.getStyle().set("white-space", "nowrap");
      list.add(
          new ListItem(
              State.WAITING.badge(Texts.of("days.cause." + one.cause())),
              terminal,
              new Span(DayWords.waited(one))));
    }
    return list;
  }
}
