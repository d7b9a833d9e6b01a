package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.fairs.AssignBooth;
import cn.jiuxiao.server.fairs.Assignment;
import cn.jiuxiao.server.fairs.Booth;
import cn.jiuxiao.server.fairs.BoothRow;
import cn.jiuxiao.server.fairs.ExhibitorRow;
import cn.jiuxiao.server.fairs.Exhibitors;
import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.FloorPlans;
import cn.jiuxiao.server.fairs.Hall;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.CallbackDataProvider.CountCallback;
import com.vaadin.flow.data.provider.CallbackDataProvider.FetchCallback;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What opens when a booth is chosen: whose it is, giving it away, taking it back, changing it. */
final class BoothDialogs {
  private final Actor actor;
  private final FloorPlans plans;
  private final Exhibitors exhibitors;
  private final AssignBooth assignBooth;
  private final boolean mayChange;

  BoothDialogs(
      Actor actor,
      FloorPlans plans,
      Exhibitors exhibitors,
      AssignBooth assignBooth,
      boolean mayChange) {
    this.actor = actor;
    this.plans = plans;
    this.exhibitors = exhibitors;
    this.assignBooth = assignBooth;
    this.mayChange = mayChange;
  }

  void open(Fair fair, Hall hall, BoothRow booth, Runnable then) {
    if (booth.exhibitorId() == null && mayChange) {
      assign(fair, hall, booth, then);
    } else {
      show(hall, booth, then);
    }
  }

  private void assign(Fair fair, Hall hall, BoothRow booth, Runnable then) {
    ComboBox<ExhibitorRow> exhibitor = exhibitorChoice(fair.storedId());
    var dialog =
        new FormDialog(
            title(hall, booth),
            exhibitor,
            new Anchor(
                "/fairs/" + fair.storedId() + "/exhibitors", Texts.of("fairs.toExhibitors")));
    dialog.saying("fairs.assign");
    dialog.onSave(
        () -> {
          switch (assignBooth.assign(actor, booth.id(), exhibitor.getValue().id())) {
            case Assignment.Assigned assigned ->
                Notices.done("fairs.assignedTo", booth.number(), exhibitor.getValue().vendorName());
            case Assignment.Taken taken ->
                Notices.problem(Texts.of("fairs.takenBy", taken.boothNumber(), taken.vendorName()));
          }
          then.run();
        });
    dialog.getHeader().add(editButton(dialog, hall, booth, then));
    dialog.open();
  }

  private void show(Hall hall, BoothRow booth, Runnable then) {
    var dialog = new Dialog();
    FormDialog.closeWhenLeft(dialog);
    dialog.setHeaderTitle(title(hall, booth));
    dialog.setWidth("min(30rem, 94vw)");
    var facts = new Facts();
    facts.add("fairs.state", FairParts.boothState(booth.exhibitorId() == null));
    if (booth.vendorId() != null) {
      facts.add(
          "fairs.exhibitor", new Anchor("/vendors/" + booth.vendorId(), "" + booth.vendorName()));
    }
    facts.add("fairs.size", FairParts.size(booth.widthDm(), booth.depthDm()));
    if (booth.outletId() != null) {
      facts.add(
          "fairs.outlet", new Anchor("/outlets/" + booth.outletId(), Texts.of("fairs.toOutlet")));
    }
    dialog.add(facts);
    if (mayChange) {
      dialog.getHeader().add(editButton(dialog, hall, booth, then));
      dialog.getFooter().add(releaseButton(dialog, booth, then));
    }
    dialog.getFooter().add(new Button(Texts.of("shared.close"), click -> dialog.close()));
    dialog.open();
  }

  private Button releaseButton(Dialog dialog, BoothRow booth, Runnable then) {
    var release =
        new Button(
            Texts.of("fairs.release"),
            click -> {
              dialog.close();
              Confirm.ask(
                  "fairs.releaseAsk",
                  () -> {
                    assignBooth.release(actor, booth.id());
                    Notices.done("fairs.released", booth.number());
                    then.run();
                  },
                  booth.number(),
                  "" + booth.vendorName());
            });
    release.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    return release;
  }

  private Button editButton(Dialog dialog, Hall hall, BoothRow booth, Runnable then) {
    var edit =
        new Button(
            VaadinIcon.EDIT.create(),
            click -> {
              dialog.close();
              edit(hall, booth, then);
            });
    edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    edit.setAriaLabel(Texts.of("fairs.editBooth"));
    edit.setTooltipText(Texts.of("fairs.editBooth"));
    return edit;
  }

  /** Number, place and size of one booth, new or not. */
  void edit(Hall hall, @Nullable BoothRow booth, Runnable then) {
    var number = new TextField(Texts.of("fairs.boothNumber"));
    number.setRequiredIndicatorVisible(true);
    number.setMaxLength(Booth.LONGEST_NUMBER);
    number.setValue(booth == null ? "" : booth.number());
    var x = new MetresField("fairs.x", booth == null ? 0 : booth.xDm());
    var y = new MetresField("fairs.y", booth == null ? 0 : booth.yDm());
    var width = new MetresField("fairs.width", booth == null ? 30 : booth.widthDm());
    var depth = new MetresField("fairs.depth", booth == null ? 30 : booth.depthDm());
    var dialog =
        new FormDialog(
            Texts.of(booth == null ? "fairs.addBooth" : "fairs.editBooth"),
            number,
            x,
            y,
            width,
            depth);
    dialog.blaming(number, "fairs.boothNeedsNumber");
    dialog.onSave(
        () -> {
          plans.saveBooth(
              actor,
              new Booth(
                  booth == null ? null : booth.id(),
                  hall.storedId(),
                  number.getValue().strip(),
                  x.decimetres(),
                  y.decimetres(),
                  width.decimetres(),
                  depth.decimetres(),
                  booth == null ? 0 : booth.version()));
          then.run();
        });
    if (booth != null && booth.exhibitorId() == null) {
      dialog.with(removeButton(dialog, booth, then));
    }
    dialog.open();
  }

  private Button removeButton(Dialog dialog, BoothRow booth, Runnable then) {
    var remove =
        new Button(
            Texts.of("fairs.removeBooth"),
            VaadinIcon.TRASH.create(),
            click -> {
              dialog.close();
              Confirm.ask(
                  "fairs.removeBoothAsk",
                  () -> {
                    plans.removeBooth(actor, booth.id());
                    then.run();
                  },
                  booth.number());
            });
    remove.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    return remove;
  }

  private ComboBox<ExhibitorRow> exhibitorChoice(long fairId) {
    var box = new ComboBox<ExhibitorRow>(Texts.of("fairs.exhibitor"));
    box.setRequiredIndicatorVisible(true);
    box.setItemLabelGenerator(
        row -> row.booths() == null ? row.vendorName() : row.vendorName() + " · " + row.booths());
    FetchCallback<ExhibitorRow, String> fetch =
        query ->
            exhibitors
                .page(
                    actor,
                    fairId,
                    query(query.getFilter().orElse(""), query.getOffset(), query.getLimit()))
                .stream();
    CountCallback<ExhibitorRow, String> count =
        query -> exhibitors.count(actor, fairId, query(query.getFilter().orElse(""), 0, 1));
    box.setItems(new CallbackDataProvider<>(fetch, count));
    return box;
  }

  private static ListQuery query(String text, int offset, int limit) {
    return new ListQuery(text.strip(), Map.of(), null, false, offset, limit);
  }

  private static String title(Hall hall, BoothRow booth) {
    return Texts.of("fairs.boothTitle", hall.code(), booth.number());
  }
}
