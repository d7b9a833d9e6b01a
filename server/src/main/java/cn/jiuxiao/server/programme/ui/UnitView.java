package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.ui.DraftBar;
import cn.jiuxiao.server.accounts.ui.Drafts;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.programme.Unit;
import cn.jiuxiao.server.programme.Units;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** One unit, or a new one; and the channels it answers for. */
@Prototype
@Route(value = "units", layout = MainLayout.class)
@RolesAllowed({Role.Names.ADMINISTRATOR, Role.Names.PROGRAMME_OFFICE, Role.Names.INSPECTOR})
public class UnitView extends VerticalLayout implements HasUrlParameter<String> {
  private final transient Units units;
  private final transient Channels channels;
  private final transient Regions regions;
  private final transient Drafts drafts;
  private final transient Actor actor;

  UnitView(CurrentActor current, Units units, Channels channels, Regions regions, Drafts drafts) {
    this.units = units;
    this.channels = channels;
    this.regions = regions;
    this.drafts = drafts;
    this.actor = current.get();
    addClassName("jx-page");
  }

  @Override
  public void setParameter(BeforeEvent event, String which) {
    removeAll();
    if (which.equals("new")) {
      actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
      showNew();
    } else if (which.matches("[0-9]{1,18}")) {
      show(units.get(Long.parseLong(which)));
    } else {
      throw new NotFound();
    }
  }

  private void showNew() {
    var form = new UnitForm(regions.current());
    DraftBar draft = drafts.keep("units/new", form.fields());
    add(header(Texts.of("programme.addUnit")), draft, form);
    add(
        save(
            () -> {
              Unit unit = units.create(actor, form.entry());
              draft.done();
              Notices.done("programme.saved");
              getUI().ifPresent(ui -> ui.navigate("units/" + unit.id()));
            }));
  }

  private void show(Unit unit) {
    var form = new UnitForm(regions.all());
    form.show(unit);
    if (actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE)) {
      DraftBar draft = drafts.keep("units/" + unit.id(), form.fields());
      add(header(unit.shown()), draft, form);
      add(
          save(
              () -> {
                units.edit(actor, unit.id(), unit.version(), form.entry());
                draft.done();
                Notices.done("programme.saved");
                removeAll();
                show(units.get(unit.id()));
              }));
    } else {
      form.lock();
      add(header(unit.shown()), form);
    }
    showDuties(unit);
  }

  private void showDuties(Unit unit) {
    var lines = new UnorderedList();
    channels.duties().stream()
        .filter(duty -> duty.unitId() == unit.id())
        .forEach(
            duty -> lines.add(new ListItem(channels.name(duty.channel()) + " — " + duty.duty())));
    if (lines.getComponentCount() > 0) {
      add(new H2(Texts.of("programme.duties")), lines);
    }
  }

  private static Button save(Runnable action) {
    var save = new Button(Texts.of("shared.save"), click -> Notices.attempt(action));
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return save;
  }

  private static PageHeader header(String title) {
    return new PageHeader(title).under("units", Texts.of("programme.units"));
  }
}
