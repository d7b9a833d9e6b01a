package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.vendors.VendorRow;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.CallbackDataProvider.CountCallback;
import com.vaadin.flow.data.provider.CallbackDataProvider.FetchCallback;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses a vendor that the actor may see, by name or code, fetched as one types. */
final class VendorField {

  private static final Map<String, String> OPEN = Map.of("state", "open");

  private final Actor actor;
  private final Vendors vendors;
  private final ComboBox<VendorRow> box = new ComboBox<>();

  VendorField(Actor actor, Vendors vendors) {
    this.actor = actor;
    this.vendors = vendors;
    box.setLabel(Texts.of("catalogue.vendor"));
    box.setItemLabelGenerator(row -> row.name() + " · " + row.code());
    FetchCallback<VendorRow, String> fetch =
        query ->
            vendors
                .find(
                    actor,
                    new ListQuery(
                        query.getFilter().orElse("").strip(),
                        OPEN,
                        "name",
                        false,
                        query.getOffset(),
                        query.getLimit()))
                .stream();
    CountCallback<VendorRow, String> count =
        query ->
            vendors.count(
                actor,
                new ListQuery(query.getFilter().orElse("").strip(), OPEN, null, false, 0, 1));
    box.setItems(new CallbackDataProvider<>(fetch, count));
    if (actor.vendorId() != null) {
      choose(actor.vendorId());
      box.setReadOnly(true);
    }
  }

  ComboBox<VendorRow> box() {
    return box;
  }

  @Nullable Long vendorId() {
    return box.getValue() == null ? null : box.getValue().id();
  }

  void choose(long id) {
    String code = vendors.visible(actor, id).code();
    vendors.find(actor, new ListQuery(code, Map.of(), "code", false, 0, 50)).stream()
        .filter(row -> row.id() == id)
        .findFirst()
        .ifPresent(box::setValue);
  }
}
