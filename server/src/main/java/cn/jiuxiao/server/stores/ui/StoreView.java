package cn.jiuxiao.server.stores.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.stores.CounterRow;
import cn.jiuxiao.server.stores.Counters;
import cn.jiuxiao.server.stores.Section;
import cn.jiuxiao.server.stores.Store;
import cn.jiuxiao.server.stores.Stores;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One store: its sections, their counters, and the vendors these carry. */
@Prototype
@Route(value = "stores/:store([0-9]{1,18})", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class StoreView extends VerticalLayout implements BeforeEnterObserver {
  private final transient Actor actor;
  private final transient Stores stores;
  private final transient Counters counters;
  private final transient Regions regions;
  private final transient SectionDialogs dialogs;
  private final boolean mayChange;

  StoreView(
      CurrentActor current, Stores stores, Counters counters, Regions regions, Vendors vendors) {
    this.actor = current.get();
    this.stores = stores;
    this.counters = counters;
    this.regions = regions;
    this.dialogs = new SectionDialogs(actor, stores, counters, vendors);
    this.mayChange = actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.STORE_MANAGER);
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(Long.parseLong(event.getRouteParameters().get("store").orElseThrow()));
  }

  private void show(long id) {
    removeAll();
    Store store = stores.visible(actor, id);
    Runnable again = () -> show(id);
    add(header(store, again), facts(store));
    List<Section> sections = stores.sections(actor, id);
    if (sections.isEmpty()) {
      add(
          mayChange
              ? new EmptyState(VaadinIcon.SHOP, "stores.noSectionsYet", addSection(id, again))
              : new EmptyState(VaadinIcon.SHOP, "stores.noSections"));
      return;
    }
    List<CounterRow> all = counters.find(actor, id);
    for (Section section : sections) {
      add(
          card(
              section,
              all.stream().filter(each -> each.sectionId() == section.storedId()).toList(),
              again));
    }
    if (mayChange) {
      add(addSection(id, again));
    }
  }

  private PageHeader header(Store store, Runnable again) {
    var header =
        new PageHeader(StoreWords.name(store.name(), store.nameEn()))
            .under("stores", Texts.of("stores.title"));
    if (actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE)) {
      header.actions(closeButton(store, again));
    }
    if (mayChange) {
      header.actions(
          new Button(
              Texts.of("shared.edit"),
              VaadinIcon.EDIT.create(),
              click ->
                  StoreDialog.open(
                      actor,
                      stores,
                      regions,
                      stores.visible(actor, store.storedId()),
                      saved -> again.run())));
    }
    return header;
  }

  private Component facts(Store store) {
    var card =
        new Div(
            new Facts()
                .add("stores.state", StoreWords.state(store.closedAt()))
                .add("stores.region", regions.name(store.regionCode()))
                .add("stores.address", store.address())
                .add(
                    "stores.outlets",
                    new Anchor(
                        "/outlets?store=" + store.storedId(), Texts.of("stores.showOutlets"))));
    card.addClassName("jx-card");
    return card;
  }

  private Button closeButton(Store store, Runnable again) {
    boolean open = store.closedAt() == null;
    if (!open) {
      return new Button(
          Texts.of("stores.reopen"),
          click ->
              Notices.attempt(
                  () -> {
                    stores.setClosed(actor, store.storedId(), false);
                    again.run();
                  }));
    }
    var close =
        new Button(
            Texts.of("stores.close"),
            VaadinIcon.BAN.create(),
            click ->
                Confirm.ask(
                    "stores.closeAsk",
                    () -> {
                      stores.setClosed(actor, store.storedId(), true);
                      again.run();
                    },
                    StoreWords.name(store.name(), store.nameEn())));
    close.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    return close;
  }

  private Button addSection(long storeId, Runnable again) {
    return new Button(
        Texts.of("stores.addSection"),
        VaadinIcon.PLUS.create(),
        click -> dialogs.section(storeId, null, again));
  }

  private Component card(Section section, List<CounterRow> rows, Runnable again) {
    var head = new Div(new H2(section.name()));
    head.addClassName("jx-card-head");
    if (mayChange) {
      var actions = new Div();
      actions.addClassName("jx-actions");
      actions.add(
          new Button(
              Texts.of("stores.addCounter"),
              VaadinIcon.PLUS.create(),
              click -> dialogs.counter(section, null, again)));
      var rename =
          new Button(
              VaadinIcon.EDIT.create(),
              click -> dialogs.section(section.storeId(), section, again));
      rename.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      rename.setAriaLabel(Texts.of("stores.renameSection", section.name()));
      actions.add(rename);
      if (rows.isEmpty()) {
        actions.add(removeSection(section, again));
      }
      head.add(actions);
    }
    var card = new Div(head);
    card.addClassName("jx-card");
    if (rows.isEmpty()) {
      card.add(new Paragraph(Texts.of("stores.noCounters")));
    } else {
      var list = new UnorderedList();
      list.addClassName("jx-today");
      rows.forEach(row -> list.add(line(section, row, again)));
      card.add(list);
    }
    return card;
  }

  private Button removeSection(Section section, Runnable again) {
    var remove =
        new Button(
            VaadinIcon.TRASH.create(),
            click ->
                Confirm.ask(
                    "stores.removeSectionAsk",
                    () -> {
                      stores.removeSection(actor, section.storedId());
                      again.run();
                    },
                    section.name()));
    remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    remove.setAriaLabel(Texts.of("stores.removeSection", section.name()));
    return remove;
  }

  private ListItem line(Section section, CounterRow row, Runnable again) {
    Component name =
        row.outletId() == null
            ? new Span(row.name())
            : new Anchor("/outlets/" + row.outletId(), row.name());
    var line = new ListItem(StoreWords.state(row.closedAt()), name);
    var vendors =
        new Button(
            Texts.of("stores.vendorsCarried", row.vendors()),
            click -> dialogs.carried(row, mayChange, again));
    vendors.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    line.add(vendors);
    if (mayChange) {
      var edit =
          new Button(VaadinIcon.EDIT.create(), click -> dialogs.counter(section, row, again));
      edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
      edit.setAriaLabel(Texts.of("stores.editCounter", row.name()));
      line.add(edit);
    }
    return line;
  }
}
