package cn.jiuxiao.server.stores.ui;

import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.ConflictDialog;
import cn.jiuxiao.server.shared.ui.ConflictDialog.Difference;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.stores.Store;
import cn.jiuxiao.server.stores.Stores;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The facts of a store, new or not. */
final class StoreDialog {
  private final TextField name = new TextField(Texts.of("stores.name"));
  private final TextField nameEn = new TextField(Texts.of("stores.nameEn"));
  private final TextField address = new TextField(Texts.of("stores.address"));
  private final ComboBox<Region> region = new ComboBox<>(Texts.of("stores.region"));
  private final Actor actor;
  private final Stores stores;
  private final Regions regions;
  private final Consumer<Store> saved;
  private final FormDialog dialog;
  private @Nullable Store before;

  private StoreDialog(
      Actor actor, Stores stores, Regions regions, @Nullable Store before, Consumer<Store> saved) {
    this.actor = actor;
    this.stores = stores;
    this.regions = regions;
    this.before = before;
    this.saved = saved;
    List.of(name, nameEn, address).forEach(field -> field.setMaxLength(Names.LONGEST));
    name.setRequiredIndicatorVisible(true);
    region.setRequiredIndicatorVisible(true);
    region.setItems(regions.counties());
    region.setItemLabelGenerator(Region::shown);
    if (before != null) {
      show(before);
    }
    dialog =
        new FormDialog(
                Texts.of(before == null ? "stores.add" : "stores.edit"),
                name,
                nameEn,
                address,
                region)
            .blaming(name, "stores.needsName", "stores.nameTaken")
            .blaming(region, "stores.regionIsFixed")
            .onConflict(this::askWhoseToKeep)
            .onSave(() -> saved.accept(stores.save(actor, entry())));
  }

  /** Opens it; {@code saved} gets what is stored now. */
  static void open(
      Actor actor, Stores stores, Regions regions, @Nullable Store before, Consumer<Store> saved) {
    new StoreDialog(actor, stores, regions, before, saved).dialog.open();
  }

  private void show(Store store) {
    name.setValue(store.name());
    nameEn.setValue(store.nameEn());
    address.setValue(store.address());
    regions.find(store.regionCode()).ifPresent(region::setValue);
  }

  private Store entry() {
    return new Store(
        before == null ? null : before.id(),
        name.getValue().strip(),
        nameEn.getValue().strip(),
        address.getValue().strip(),
        region.getValue().code(),
        before == null ? null : before.closedAt(),
        before == null ? 0 : before.version());
  }

  private void askWhoseToKeep() {
    if (before == null) {
      return;
    }
    Store theirs = stores.visible(actor, before.storedId());
    Store mine = entry();
    ConflictDialog.ask(
        ConflictDialog.differing(
            new Difference(name.getLabel(), mine.name(), theirs.name()),
            new Difference(nameEn.getLabel(), mine.nameEn(), theirs.nameEn()),
            new Difference(address.getLabel(), mine.address(), theirs.address()),
            new Difference(
                region.getLabel(),
                regions.name(mine.regionCode()),
                regions.name(theirs.regionCode()))),
        () -> {
          saved.accept(stores.save(actor, mine.over(theirs)));
          dialog.close();
        },
        () -> {
          before = theirs;
          show(theirs);
        });
  }
}
