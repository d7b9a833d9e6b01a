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

/** Chooses one of the vendors that are open, by name or code, fetched as one types. */
public final class VendorChoice {
  private static final Map<String, String> OPEN = Map.of("state", "open");

  private VendorChoice() {}

  /** The label is already in the person's language. */
  public static ComboBox<VendorRow> box(String label, Actor actor, Vendors vendors) {
    var box = new ComboBox<VendorRow>(label);
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
    return box;
  }
}
