package cn.jiuxiao.server.stores.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.stores.CarriedVendor;
import cn.jiuxiao.server.stores.Counter;
import cn.jiuxiao.server.stores.CounterRow;
import cn.jiuxiao.server.stores.Counters;
import cn.jiuxiao.server.stores.Section;
import cn.jiuxiao.server.stores.Stores;
import cn.jiuxiao.server.vendors.Vendors;
import cn.jiuxiao.server.vendors.ui.VendorChoice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** Names of sections and counters, and the vendors that a counter carries. */
final class SectionDialogs {
  private final Actor actor;
  private final Stores stores;
  private final Counters counters;
  private final Vendors vendors;

  SectionDialogs(Actor actor, Stores stores, Counters counters, Vendors vendors) {
    this.actor = actor;
    this.stores = stores;
    this.counters = counters;
    this.vendors = vendors;
  }

  void section(long storeId, @Nullable Section before, Runnable then) {
    TextField name = nameField("stores.section", before == null ? "" : before.name());
    new FormDialog(
            before == null
                ? Texts.of("stores.addSection")
                : Texts.of("stores.renameSection", before.name()),
            name)
        .blaming(name, "stores.sectionNeedsName", "stores.sectionTaken")
        .onSave(
            () -> {
              stores.saveSection(
                  actor,
                  new Section(
                      before == null ? null : before.id(),
                      storeId,
                      name.getValue().strip(),
                      before == null ? 0 : before.version()));
              then.run();
            })
        .open();
  }

  void counter(Section section, @Nullable CounterRow before, Runnable then) {
    TextField name = nameField("stores.counter", before == null ? "" : before.name());
    var dialog =
        new FormDialog(
            before == null
                ? Texts.of("stores.addCounter")
                : Texts.of("stores.editCounter", before.name()),
            name);
    dialog.blaming(name, "stores.counterNeedsName", "stores.counterTaken");
    dialog.onSave(
        () -> {
          counters.save(
              actor,
              new Counter(
                  before == null ? null : Long.valueOf(before.id()),
                  section.storedId(),
                  name.getValue().strip(),
                  before == null ? null : before.closedAt(),
                  before == null ? 0 : before.version()));
          then.run();
        });
    if (before != null) {
      dialog.with(openOrClose(dialog, before, then));
    }
    dialog.open();
  }

  private Button openOrClose(Dialog dialog, CounterRow row, Runnable then) {
    boolean open = row.closedAt() == null;
    var button =
        new Button(
            Texts.of(open ? "stores.closeCounter" : "stores.reopenCounter"),
            click -> {
              dialog.close();
              Runnable change =
                  () -> {
                    counters.setClosed(actor, row.id(), open);
                    then.run();
                  };
              if (open) {
                Confirm.ask("stores.closeCounterAsk", change, row.name());
              } else {
                Notices.attempt(change);
              }
            });
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    if (open) {
      button.addThemeVariants(ButtonVariant.LUMO_ERROR);
    }
    return button;
  }

  /** The vendors that a counter carries; for those who may, with adding and dropping. */
  void carried(CounterRow row, boolean mayChange, Runnable then) {
    var dialog = new Dialog();
    FormDialog.closeWhenLeft(dialog);
    dialog.setHeaderTitle(Texts.of("stores.carriedBy", row.name()));
    dialog.setWidth("min(32rem, 94vw)");
    var list = new Div();
    list.addClassName("jx-fill");
    fill(list, row, mayChange);
    dialog.add(list);
    if (mayChange) {
      var vendor = new VendorChoice(Texts.of("stores.carryVendor"), actor, vendors).box();
      vendor.setRequiredIndicatorVisible(false);
      vendor.setWidthFull();
      vendor.addValueChangeListener(
          change -> {
            if (change.getValue() != null) {
              long id = change.getValue().id();
              vendor.clear();
              Notices.attempt(() -> counters.carry(actor, row.id(), id));
              fill(list, row, true);
            }
          });
      dialog.add(vendor);
    }
    var close = new Button(Texts.of("shared.close"), click -> dialog.close());
    close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(close);
    dialog.addOpenedChangeListener(
        change -> {
          if (!change.isOpened() && mayChange) {
            then.run();
          }
        });
    dialog.open();
  }

  private void fill(Div holder, CounterRow row, boolean mayChange) {
    holder.removeAll();
    var list = new UnorderedList();
    list.addClassName("jx-today");
    for (CarriedVendor vendor : counters.carried(actor, row.id())) {
      var line = new ListItem(new Anchor("/vendors/" + vendor.vendorId(), vendor.name()));
      if (mayChange) {
        var drop =
            new Button(
                VaadinIcon.CLOSE_SMALL.create(),
                click -> {
                  Notices.attempt(() -> counters.drop(actor, row.id(), vendor.vendorId()));
                  fill(holder, row, true);
                });
        drop.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        drop.setAriaLabel(Texts.of("stores.dropVendor", vendor.name()));
        line.add(drop);
      }
      list.add(line);
    }
    holder.add(
        list.getComponentCount() == 0 ? new Paragraph(Texts.of("stores.carriesNobody")) : list);
  }

  private static TextField nameField(String textKey, String value) {
    var name = new TextField(Texts.of(textKey));
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(Names.LONGEST);
    name.setAutofocus(true);
    name.setValue(value);
    return name;
  }
}
