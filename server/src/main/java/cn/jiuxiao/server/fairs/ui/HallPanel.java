package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.fairs.AssignBooth;
import cn.jiuxiao.server.fairs.BoothRow;
import cn.jiuxiao.server.fairs.Exhibitors;
import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.FloorPlans;
import cn.jiuxiao.server.fairs.Hall;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.EmptyState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;

/** A hall of a fair: choose it, draw it, change it, assign its booths. */
final class HallPanel extends Composite<Div> {
  private final transient Actor actor;
  private final transient Fair fair;
  private final transient FloorPlans plans;
  private final transient BoothDialogs dialogs;
  private final boolean mayChange;

  HallPanel(
      Actor actor,
      Fair fair,
      FloorPlans plans,
      Exhibitors exhibitors,
      AssignBooth assignBooth,
      String hallCode) {
    this.actor = actor;
    this.fair = fair;
    this.plans = plans;
    this.mayChange = FairWords.mayChange(actor);
    this.dialogs = new BoothDialogs(actor, plans, exhibitors, assignBooth, mayChange);
    getContent().addClassName("jx-fill");
    show(hallCode);
  }

  private void show(String hallCode) {
    getContent().removeAll();
    List<Hall> halls = plans.halls(actor, fair.storedId());
    if (halls.isEmpty()) {
      getContent()
          .add(
              mayChange
                  ? new EmptyState(VaadinIcon.BUILDING_O, "fairs.noHallsYet", addHall())
                  : new EmptyState(VaadinIcon.BUILDING_O, "fairs.noHalls"));
      return;
    }
    Hall hall =
        halls.stream()
            .filter(each -> each.code().equals(hallCode))
            .findFirst()
            .orElse(halls.getFirst());
    List<BoothRow> booths = plans.booths(actor, hall.storedId());
    getContent().add(bar(halls, hall, booths));
    if (booths.isEmpty()) {
      getContent()
          .add(
              mayChange
                  ? new EmptyState(VaadinIcon.GRID_SMALL, "fairs.noBoothsYet", grid(hall))
                  : new EmptyState(VaadinIcon.GRID_SMALL, "fairs.noBooths"));
      return;
    }
    long taken = booths.stream().filter(booth -> booth.exhibitorId() != null).count();
    var counts = new Span(Texts.of("fairs.takenOf", taken, booths.size()));
    counts.addClassName("jx-total");
    var legend = new Div(BoothPlan.legend(), counts);
    legend.addClassName("jx-toolbar");
    getContent()
        .add(
            legend,
            new BoothPlan(
                hall, booths, booth -> dialogs.open(fair, hall, booth, () -> show(hall.code()))));
  }

  private Component bar(List<Hall> halls, Hall hall, List<BoothRow> booths) {
    var choice = new Select<Hall>();
    choice.setAriaLabel(Texts.of("fairs.hall"));
    choice.setWidth("min(28rem, 100%)");
    choice.setItems(halls);
    choice.setItemLabelGenerator(
        each ->
            each.code()
                + " "
                + each.name()
                + " · "
                + FairParts.size(each.widthDm(), each.depthDm()));
    choice.setValue(hall);
    choice.addValueChangeListener(change -> choose(change.getValue()));
    var bar = new Div(choice);
    bar.addClassName("jx-toolbar");
    if (mayChange) {
      bar.add(addHall(), grid(hall), addBooth(hall), editHall(hall));
      if (booths.isEmpty()) {
        bar.add(removeHall(hall));
      }
    }
    return bar;
  }

  private void choose(Hall hall) {
    getUI()
        .ifPresent(
            ui ->
                ui.getPage()
                    .getHistory()
                    .replaceState(
                        null,
                        "fairs/"
                            + fair.storedId()
                            + "/plan?"
                            + QueryParameters.simple(Map.of("hall", hall.code()))
                                .getQueryString()));
    show(hall.code());
  }

  private Button addHall() {
    return new Button(
        Texts.of("fairs.addHall"),
        VaadinIcon.PLUS.create(),
        click -> HallDialog.open(actor, plans, fair.storedId(), null, this::choose));
  }

  private Button editHall(Hall hall) {
    var edit =
        new Button(
            Texts.of("fairs.editHall"),
            VaadinIcon.EDIT.create(),
            click -> HallDialog.open(actor, plans, fair.storedId(), hall, this::choose));
    edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    return edit;
  }

  private Button grid(Hall hall) {
    return new Button(
        Texts.of("fairs.generate"),
        VaadinIcon.GRID_SMALL.create(),
        click -> new GridDialog(actor, plans, hall, () -> show(hall.code())).open());
  }

  private Button addBooth(Hall hall) {
    return new Button(
        Texts.of("fairs.addBooth"),
        VaadinIcon.PLUS_SQUARE_O.create(),
        click -> dialogs.edit(hall, null, () -> show(hall.code())));
  }

  private Button removeHall(Hall hall) {
    var remove =
        new Button(
            Texts.of("fairs.removeHall"),
            VaadinIcon.TRASH.create(),
            click ->
                Confirm.ask(
                    "fairs.removeHallAsk",
                    () -> {
                      plans.removeHall(actor, hall.storedId());
                      show("");
                    },
                    hall.name()));
    remove.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    return remove;
  }
}
