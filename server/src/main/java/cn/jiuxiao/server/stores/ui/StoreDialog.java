package cn.jiuxiao.server.stores.ui;

import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.stores.Store;
import cn.jiuxiao.server.stores.Stores;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The facts of a store, new or not. */
final class StoreDialog {
  private StoreDialog() {}

  static void open(
      Actor actor, Stores stores, Regions regions, @Nullable Store before, Consumer<Store> saved) {
    var name = new TextField(Texts.of("stores.name"));
    name.setRequiredIndicatorVisible(true);
    var nameEn = new TextField(Texts.of("stores.nameEn"));
    var address = new TextField(Texts.of("stores.address"));
    var region = new ComboBox<Region>(Texts.of("stores.region"));
    region.setRequiredIndicatorVisible(true);
    region.setItems(regions.counties());
    region.setItemLabelGenerator(Region::shown);
    if (before != null) {
      name.setValue(before.name());
      nameEn.setValue(before.nameEn());
      address.setValue(before.address());
      regions.find(before.regionCode()).ifPresent(region::setValue);
    }
    new FormDialog(
            Texts.of(before == null ? "stores.add" : "stores.edit"), name, nameEn, address, region)
        .onSave(
            () ->
                saved.accept(
                    stores.save(
                        actor,
                        new Store(
                            before == null ? null : before.id(),
                            name.getValue().strip(),
                            nameEn.getValue().strip(),
                            address.getValue().strip(),
                            region.getValue().code(),
                            before == null ? null : before.closedAt(),
                            before == null ? 0 : before.version()))))
        .open();
  }
}
