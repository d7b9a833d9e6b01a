package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.ScaleCodes;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.FormDialog;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Patterns and item numbers, each in a short list. */
final class ScaleCodesPanel extends Div {
  /**
   * The usual layouts of GB/T 18283: item and weight, item and price, the price checked by itself.
   */
  private static final List<String> USUAL =
      List.of("21IIIIIWWWWWC", "22IIIIIPPPPPC", "23IIIIVPPPPPC", "24IIIIIVPPPPC");

  private static final int PATTERN_LENGTH = 13;
  private static final int LONGEST_ITEM = 6;

  private final transient ScaleCodes scaleCodes;
  private final transient Actor actor;
  private final long outletId;
  private final boolean mayWork;

  ScaleCodesPanel(ScaleCodes scaleCodes, Actor actor, Outlet outlet) {
    this.scaleCodes = scaleCodes;
    this.actor = actor;
    this.outletId = outlet.storedId();
    this.mayWork = Kiosks.mayWork(actor, outlet);
    addClassName("jx-fill");
    fill();
  }

  private void fill() {
    removeAll();
    add(
        new H2(Texts.of("kiosks.codePatterns")),
        new Paragraph(Texts.of("kiosks.codePatternsHelp")),
        addButton("add-pattern", "kiosks.addPattern", this::askForPattern),
        patterns(),
        new H2(Texts.of("kiosks.items")),
        new Paragraph(Texts.of("kiosks.itemsHelp")),
        addButton("add-item", "kiosks.addItem", this::askForItem),
        items());
  }

  private Component addButton(String id, String textKey, Runnable ask) {
    var add = new Button(Texts.of(textKey), VaadinIcon.PLUS.create(), click -> ask.run());
    add.setId(id);
    add.setVisible(mayWork);
    return add;
  }

  private Component patterns() {
    var grid = new Grid<String>();
    grid.addComponentColumn(Cells::code).setHeader(Texts.of("kiosks.codePattern"));
    grid.addColumn(
            pattern ->
                Texts.of(pattern.indexOf('W') > 0 ? "kiosks.readsWeight" : "kiosks.readsPrice"))
        .setHeader(Texts.of("kiosks.reads"))
        .setFlexGrow(2);
    removal(
        grid, pattern -> pattern, pattern -> scaleCodes.removePattern(actor, outletId, pattern));
    return listed(grid, scaleCodes.patterns(actor, outletId));
  }

  private Component items() {
    var grid = new Grid<ScaleCodes.Item>();
    grid.addComponentColumn(each -> Cells.code(each.item())).setHeader(Texts.of("kiosks.item"));
    grid.addColumn(each -> each.productName() + " · " + each.productCode())
        .setHeader(Texts.of("kiosks.itemProduct"))
        .setFlexGrow(2);
    removal(grid, ScaleCodes.Item::item, each -> scaleCodes.forget(actor, outletId, each));
    return listed(grid, scaleCodes.items(actor, outletId));
  }

  private <T> void removal(Grid<T> grid, Function<T, String> name, Consumer<T> remove) {
    if (!mayWork) {
      return;
    }
    grid.addComponentColumn(
            each -> {
              var button =
                  new Button(
                      VaadinIcon.TRASH.create(),
                      click -> {
                        remove.accept(each);
                        fill();
                      });
              button.setAriaLabel(Texts.of("kiosks.removeIt", name.apply(each)));
              button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
              return button;
            })
        .setWidth("4rem")
        .setFlexGrow(0);
  }

  private static <T> Component listed(Grid<T> grid, List<T> rows) {
    if (rows.isEmpty()) {
      return new Paragraph(Texts.of("kiosks.noneOfThese"));
    }
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    grid.setAllRowsVisible(true);
    grid.setItems(rows);
    return grid;
  }

  private void askForPattern() {
    var pattern = new ComboBox<String>(Texts.of("kiosks.codePattern"));
    pattern.setItems(USUAL);
    pattern.setAllowCustomValue(true);
    pattern.addCustomValueSetListener(typed -> pattern.setValue(typed.getDetail().strip()));
    pattern.setAllowedCharPattern("[0-9IVWPC]");
    pattern.setRequiredIndicatorVisible(true);
    pattern.setHelperText(Texts.of("kiosks.codePatternHelp", PATTERN_LENGTH));
    new FormDialog(Texts.of("kiosks.addPattern"), pattern)
        .blaming(pattern, "kiosks.code-pattern-form", "kiosks.code-pattern-prefix")
        .onSave(
            () -> {
              String value = pattern.getValue();
              scaleCodes.addPattern(actor, outletId, value == null ? "" : value);
              fill();
            })
        .open();
  }

  private void askForItem() {
    var item = new TextField(Texts.of("kiosks.item"));
    item.setAllowedCharPattern("[0-9]");
    item.setMaxLength(LONGEST_ITEM);
    item.setRequiredIndicatorVisible(true);
    var product = new ComboBox<ScaleCodes.Offered>(Texts.of("kiosks.itemProduct"));
    product.setItemLabelGenerator(each -> each.name() + " · " + each.code());
    product.setRequiredIndicatorVisible(true);
    product.setItems(
        query ->
            scaleCodes
                .offered(
                    actor,
                    outletId,
                    query.getFilter().orElse(""),
                    query.getOffset(),
                    query.getLimit())
                .stream());
    new FormDialog(Texts.of("kiosks.addItem"), item, product)
        .blaming(item, "kiosks.item-form")
        .onSave(
            () -> {
              scaleCodes.call(actor, outletId, item.getValue(), product.getValue().productId());
              fill();
            })
        .open();
  }
}
