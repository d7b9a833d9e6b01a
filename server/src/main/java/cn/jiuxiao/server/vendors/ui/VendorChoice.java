package cn.jiuxiao.server.vendors.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.vendors.VendorRow;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.CallbackDataProvider.CountCallback;
import com.vaadin.flow.data.provider.CallbackDataProvider.FetchCallback;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one of the vendors that are open and that the actor may see, by name or code, fetched as
 * one types. A vendor's own people find their vendor chosen.
 */
public final class VendorChoice {
  private static final Map<String, String> OPEN = Map.of("state", "open");

  private final Actor actor;
  private final Vendors vendors;
  private final ComboBox<VendorRow> box;

  /** The label is already in the person's language. */
  public VendorChoice(String label, Actor actor, Vendors vendors) {
    this.actor = actor;
    this.vendors = vendors;
    this.box = new ComboBox<>(label);
    box.setItemLabelGenerator(row -> row.name() + " · " + row.code());
    box.setRequiredIndicatorVisible(true);
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

  public ComboBox<VendorRow> box() {
    return box;
  }

  /** Nothing while none is chosen. */
  public @Nullable Long vendorId() {
    return box.getValue() == null ? null : box.getValue().id();
  }

  /** Also a closed one: what it had stays. */
  public void choose(long id) {
    String code = vendors.visible(actor, id).code();
    vendors.find(actor, new ListQuery(code, Map.of(), "code", false, 0, 50)).stream()
        .filter(row -> row.id() == id)
        .findFirst()
        .ifPresent(box::setValue);
  }
}
