package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.Fairs;
import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.DateFields;
import cn.jiuxiao.server.shared.ui.FormDialog;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The facts of a fair, new or not. */
final class FairDialog {
  private final TextField name = new TextField(Texts.of("fairs.name"));
  private final TextField nameEn = new TextField(Texts.of("fairs.nameEn"));
  private final TextField venue = new TextField(Texts.of("fairs.venue"));
  private final ComboBox<Region> region = new ComboBox<>(Texts.of("fairs.region"));
  private final DatePicker firstDay = DateFields.of(Texts.of("fairs.firstDay"));
  private final DatePicker lastDay = DateFields.of(Texts.of("fairs.lastDay"));
  private final ComboBox<Organizer> organizer = new ComboBox<>(Texts.of("fairs.organizer"));
  private final @Nullable Fair before;

  /** An account that may organize fairs. */
  private record Organizer(long id, String name) {}

  private FairDialog(Actor actor, Fairs fairs, Regions regions, @Nullable Fair before) {
    this.before = before;
    name.setRequiredIndicatorVisible(true);
    venue.setRequiredIndicatorVisible(true);
    region.setRequiredIndicatorVisible(true);
    region.setItems(regions.counties());
    region.setItemLabelGenerator(Region::shown);
    firstDay.setRequiredIndicatorVisible(true);
    lastDay.setRequiredIndicatorVisible(true);
    firstDay.addValueChangeListener(
        change -> {
          lastDay.setMin(change.getValue());
          lastDay.setInitialPosition(change.getValue());
        });
    organizer.setVisible(!actor.is(Role.FAIR_ORGANIZER));
    if (organizer.isVisible()) {
      organizer.setItems(
          fairs.organizers(actor).entrySet().stream()
              .map(entry -> new Organizer(entry.getKey(), entry.getValue()))
              .toList());
      organizer.setItemLabelGenerator(Organizer::name);
      organizer.setClearButtonVisible(true);
    }
    if (before != null) {
      show(regions, before);
    }
  }

  /** Opens it; {@code saved} gets what is stored now. */
  static void open(
      Actor actor, Fairs fairs, Regions regions, @Nullable Fair before, Consumer<Fair> saved) {
    var form = new FairDialog(actor, fairs, regions, before);
    new FormDialog(
            Texts.of(before == null ? "fairs.add" : "fairs.edit"),
            form.name,
            form.nameEn,
            form.venue,
            form.region,
            form.firstDay,
            form.lastDay,
            form.organizer)
        .onSave(() -> saved.accept(fairs.save(actor, form.entry())))
        .open();
  }

  private void show(Regions regions, Fair fair) {
    name.setValue(fair.name());
    nameEn.setValue(fair.nameEn());
    venue.setValue(fair.venue());
    regions.find(fair.regionCode()).ifPresent(region::setValue);
    firstDay.setValue(fair.firstDay());
    lastDay.setValue(fair.lastDay());
    Long whose = fair.organizerId();
    if (organizer.isVisible() && whose != null) {
      organizer
          .getListDataView()
          .getItems()
          .filter(each -> each.id() == whose)
          .findFirst()
          .ifPresent(organizer::setValue);
    }
  }

  private Fair entry() {
    if (lastDay.getValue().isBefore(firstDay.getValue())) {
      throw new Problem(422, "fairs.lastsDays", Fair.LONGEST_DAYS);
    }
    Long organizerId = before == null ? null : before.organizerId();
    if (organizer.isVisible()) {
      organizerId = organizer.isEmpty() ? null : Long.valueOf(organizer.getValue().id());
    }
    return new Fair(
        before == null ? null : before.id(),
        name.getValue().strip(),
        nameEn.getValue().strip(),
        venue.getValue().strip(),
        region.getValue().code(),
        firstDay.getValue(),
        lastDay.getValue(),
        organizerId,
        before == null ? null : before.cancelledAt(),
        before == null ? 0 : before.version());
  }
}
