package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.accounts.ui.DraftBar;
import cn.jiuxiao.server.accounts.ui.Drafts;
import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.Fairs;
import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.ConflictDialog;
import cn.jiuxiao.server.shared.ui.ConflictDialog.Difference;
import cn.jiuxiao.server.shared.ui.DateFields;
import cn.jiuxiao.server.shared.ui.FormDialog;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
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
  private final Actor actor;
  private final Fairs fairs;
  private final Regions regions;
  private final Consumer<Fair> saved;
  private final FormDialog dialog;
  private @Nullable Fair before;

  /** An account that may organize fairs. */
  private record Organizer(long id, String name) {}

  private FairDialog(
      Actor actor, Fairs fairs, Regions regions, @Nullable Fair before, Consumer<Fair> saved) {
    this.actor = actor;
    this.fairs = fairs;
    this.regions = regions;
    this.before = before;
    this.saved = saved;
    prepare();
    if (before != null) {
      show(before);
    }
    dialog =
        new FormDialog(
                Texts.of(before == null ? "fairs.add" : "fairs.edit"),
                name,
                nameEn,
                venue,
                region,
                firstDay,
                lastDay,
                organizer)
            .blaming(name, "fairs.needsName")
            .blaming(region, "fairs.regionIsFixed")
            .blaming(lastDay, "fairs.lastsDays")
            .onConflict(this::askWhoseToKeep);
  }

  private void prepare() {
    List.of(name, nameEn, venue).forEach(field -> field.setMaxLength(Names.LONGEST));
    name.setRequiredIndicatorVisible(true);
    venue.setRequiredIndicatorVisible(true);
    region.setRequiredIndicatorVisible(true);
    region.setItems(regions.counties());
    region.setItemLabelGenerator(Region::shown);
    firstDay.setRequiredIndicatorVisible(true);
    lastDay.setRequiredIndicatorVisible(true);
    firstDay.addValueChangeListener(change -> lastDay.setInitialPosition(change.getValue()));
    organizer.setVisible(!actor.is(Role.FAIR_ORGANIZER));
    if (organizer.isVisible()) {
      organizer.setItems(
          fairs.organizers(actor).entrySet().stream()
              .map(entry -> new Organizer(entry.getKey(), entry.getValue()))
              .toList());
      organizer.setItemLabelGenerator(Organizer::name);
      organizer.setClearButtonVisible(true);
    }
  }

  /** Opens it; {@code saved} gets what is stored now. */
  static void open(
      Actor actor,
      Fairs fairs,
      Regions regions,
      Drafts drafts,
      @Nullable Fair before,
      Consumer<Fair> saved) {
    var form = new FairDialog(actor, fairs, regions, before, saved);
    DraftBar draft =
        drafts.keep(
            before == null ? "fairs/new" : "fairs/" + before.storedId(),
            form.name,
            form.nameEn,
            form.venue,
            form.region,
            form.firstDay,
            form.lastDay,
            form.organizer);
    form.dialog.above(draft).onSave(() -> form.save(form.entry(), draft)).open();
  }

  private void save(Fair entry, DraftBar draft) {
    Fair stored = fairs.save(actor, entry);
    draft.done();
    saved.accept(stored);
  }

  private void askWhoseToKeep() {
    // The draft stays until one of the two is saved: it holds what this person typed.
    if (before == null) {
      return;
    }
    Fair theirs = fairs.visible(actor, before.storedId());
    Fair mine = entry();
    ConflictDialog.ask(
        differences(mine, theirs),
        () -> {
          saved.accept(fairs.save(actor, mine.over(theirs)));
          dialog.close();
        },
        () -> {
          before = theirs;
          show(theirs);
        });
  }

  private List<Difference> differences(Fair mine, Fair theirs) {
    return ConflictDialog.differing(
        new Difference(name.getLabel(), mine.name(), theirs.name()),
        new Difference(nameEn.getLabel(), mine.nameEn(), theirs.nameEn()),
        new Difference(venue.getLabel(), mine.venue(), theirs.venue()),
        new Difference(
            region.getLabel(), regions.name(mine.regionCode()), regions.name(theirs.regionCode())),
        new Difference(
            Texts.of("fairs.days"),
            FairWords.days(mine.firstDay(), mine.lastDay()),
            FairWords.days(theirs.firstDay(), theirs.lastDay())),
        new Difference(organizer.getLabel(), organizerName(mine), organizerName(theirs)));
  }

  private String organizerName(Fair fair) {
    return organizerOf(fair).map(Organizer::name).orElse("");
  }

  private Optional<Organizer> organizerOf(Fair fair) {
    Long whose = fair.organizerId();
    return whose == null || !organizer.isVisible()
        ? Optional.empty()
        : organizer.getListDataView().getItems().filter(each -> each.id() == whose).findFirst();
  }

  private void show(Fair fair) {
    name.setValue(fair.name());
    nameEn.setValue(fair.nameEn());
    venue.setValue(fair.venue());
    regions.find(fair.regionCode()).ifPresent(region::setValue);
    firstDay.setValue(fair.firstDay());
    lastDay.setValue(fair.lastDay());
    organizer.setValue(organizerOf(fair).orElse(null));
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
