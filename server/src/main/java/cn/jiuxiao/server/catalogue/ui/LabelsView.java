package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.catalogue.LabelOrder;
import cn.jiuxiao.server.catalogue.LabelPaper;
import cn.jiuxiao.server.catalogue.ProductRow;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.CallbackDataProvider.CountCallback;
import com.vaadin.flow.data.provider.CallbackDataProvider.FetchCallback;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Chooses products and how many labels of each; what was chosen stands in the address. */
@Prototype
@Route(value = "labels", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.MEMBER_UNIT,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class LabelsView extends VerticalLayout implements BeforeEnterObserver {

  private static final int A_SHEET = 24;

  private final Actor actor;
  private final Products products;
  private final Map<Long, Integer> counts = new LinkedHashMap<>();
  private final Div lines = new Div();
  private final Select<LabelPaper> paper = new Select<>();
  private final IntegerField first = new IntegerField(Texts.of("catalogue.firstPlace"));
  private final Anchor print = new Anchor();

  LabelsView(CurrentActor current, Products products) {
    this.actor = current.get();
    this.products = products;
    addClassName("jx-page");
    paper.setLabel(Texts.of("catalogue.paper"));
    paper.setItems(LabelPaper.values());
    paper.setItemLabelGenerator(each -> each == null ? "" : Texts.of(each.textKey()));
    paper.setValue(LabelPaper.A4_70_37);
    paper.setWidth("22rem");
    paper.setMaxWidth("100%");
    paper.addValueChangeListener(change -> update());
    first.setStepButtonsVisible(true);
    first.setMin(1);
    first.setValue(1);
    first.setHelperText(Texts.of("catalogue.firstPlaceHelp"));
    first.addValueChangeListener(change -> update());
    Button button = new Button(Texts.of("catalogue.labelsPdf"), VaadinIcon.PRINT.create());
    button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    button.setTabIndex(-1);
    print.add(button);
    print.setRouterIgnore(true);
    print.setTarget(AnchorTarget.BLANK);
    Div settings = new Div(paper, first);
    settings.addClassName("jx-toolbar");
    add(
        new PageHeader(Texts.of("catalogue.labels"))
            .under("products", Texts.of("catalogue.title"))
            .actions(print),
        Shown.card("catalogue.labelsChoose", null, settings, picker(), lines));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    counts.clear();
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter("p")
        .ifPresent(
            text ->
                Notices.attempt(
                    () ->
                        LabelOrder.read(text)
                            .forEach(order -> counts.put(order.productId(), order.count()))));
    showLines();
  }

  private ComboBox<ProductRow> picker() {
    ComboBox<ProductRow> picker = new ComboBox<>(Texts.of("catalogue.labelsAdd"));
    picker.setPlaceholder(Texts.of("catalogue.searchHint"));
    picker.setWidth("32rem");
    picker.setMaxWidth("100%");
    picker.setItemLabelGenerator(
        row -> row.name() + " " + row.specification() + " · " + row.vendorName());
    FetchCallback<ProductRow, String> fetch =
        query ->
            products
                .find(
                    actor, typed(query.getFilter().orElse(""), query.getOffset(), query.getLimit()))
                .stream();
    CountCallback<ProductRow, String> count =
        query -> products.count(actor, typed(query.getFilter().orElse(""), 0, 1));
    picker.setItems(new CallbackDataProvider<>(fetch, count));
    picker.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            counts.putIfAbsent(change.getValue().id(), A_SHEET);
            picker.clear();
            showLines();
          }
        });
    return picker;
  }

  private static ListQuery typed(String text, int offset, int limit) {
    return new ListQuery(text.strip(), Map.of(), "name", false, offset, limit);
  }

  private void showLines() {
    lines.removeAll();
    if (counts.isEmpty()) {
      lines.add(new EmptyState(VaadinIcon.PRINT, "catalogue.labelsNone"));
    }
    for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
      lines.add(line(entry.getKey(), entry.getValue()));
    }
    update();
  }

  private Div line(long id, int count) {
    var product = products.visible(actor, id);
    Span name = new Span((product.name() + " " + product.specification()).strip());
    name.addClassName("jx-gap");
    IntegerField number = new IntegerField();
    number.setAriaLabel(Texts.of("catalogue.labelCount", product.name()));
    number.setStepButtonsVisible(true);
    number.setMin(1);
    number.setMax(LabelOrder.MOST_LABELS);
    number.setValue(count);
    number.addValueChangeListener(
        change -> {
          if (change.getValue() != null && change.getValue() > 0) {
            counts.put(id, Math.min(change.getValue(), LabelOrder.MOST_LABELS));
            update();
          }
        });
    Button remove =
        new Button(
            VaadinIcon.CLOSE_SMALL.create(),
            click -> {
              counts.remove(id);
              showLines();
            });
    remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    remove.setAriaLabel(Texts.of("catalogue.labelRemove", product.name()));
    Div line = new Div(name, number, remove);
    line.addClassName("jx-line");
    return line;
  }

  /** The address of this page and of the PDF follow what was chosen. */
  private void update() {
    String chosen =
        counts.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(","));
    int place =
        first.getValue() == null ? 1 : Math.clamp(first.getValue(), 1, paper.getValue().places());
    print.setVisible(!chosen.isEmpty());
    print.setHref(
        "/api/products/labels.pdf?p=%s&paper=%s&first=%d"
            .formatted(chosen, paper.getValue().name(), place));
    UI ui = UI.getCurrent();
    if (ui != null && isAttached()) {
      String query = chosen.isEmpty() ? "" : "?" + QueryParameters.of("p", chosen).getQueryString();
      ui.getPage().getHistory().replaceState(null, "labels" + query);
    }
  }
}
