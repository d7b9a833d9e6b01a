package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.outlets.Assortment;
import cn.jiuxiao.server.outlets.Candidate;
import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;

/** Chooses products of the vendors that an outlet carries; they come at their list price. */
final class AddProductsDialog extends Dialog {
  private final transient Actor actor;
  private final long outletId;
  private final transient PriceLists priceLists;
  private final transient Assortment assortment;
  private final TextField search = new TextField();
  private final Grid<Candidate> grid = new Grid<>();
  private final Button add = new Button();

  AddProductsDialog(
      Actor actor, long outletId, PriceLists priceLists, Assortment assortment, Runnable then) {
    this.actor = actor;
    this.outletId = outletId;
    this.priceLists = priceLists;
    this.assortment = assortment;
    setHeaderTitle(Texts.of("outlets.addProducts"));
    setWidth("min(52rem, 96vw)");
    FormDialog.closeWhenLeft(this);
    add.setDisableOnClick(true);
    setHeight("min(40rem, 90vh)");
    search.setPlaceholder(Texts.of("outlets.offerSearchHint"));
    search.setAriaLabel(Texts.of("shared.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setWidthFull();
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(change -> grid.getDataProvider().refreshAll());
    columns();
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.addClickListener(click -> addChosen(then));
    chosen();
    add(new Paragraph(Texts.of("outlets.addProductsHelp")), search, grid);
    getFooter().add(new Button(Texts.of("shared.cancel"), click -> close()), add);
  }

  private void columns() {
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    grid.addColumn(Candidate::name).setHeader(Texts.of("outlets.product")).setAutoWidth(true);
    grid.addColumn(Candidate::specification)
        .setHeader(Texts.of("outlets.specification"))
        .setAutoWidth(true);
    grid.addColumn(
            each -> new Money(each.listPriceFen()).yuan() + OutletWords.unit(each.salesUnit()))
        .setHeader(Texts.of("outlets.listPrice"))
        .setTextAlign(ColumnTextAlign.END)
        .setPartNameGenerator(each -> "jx-number")
        .setAutoWidth(true);
    grid.addColumn(Candidate::vendorName).setHeader(Texts.of("outlets.vendor")).setAutoWidth(true);
    grid.setItems(
        query ->
            assortment
                .candidates(actor, outletId, query(query.getOffset(), query.getLimit()))
                .stream(),
        query -> assortment.countCandidates(actor, outletId, query(0, 1)));
    grid.addSelectionListener(change -> chosen());
    grid.setSizeFull();
    grid.setMinHeight("12rem");
  }

  private ListQuery query(int offset, int limit) {
    return new ListQuery(search.getValue().strip(), Map.of(), null, false, offset, limit);
  }

  private void chosen() {
    int number = grid.getSelectedItems().size();
    add.setText(Texts.of("outlets.addChosen", number));
    add.setEnabled(number > 0);
  }

  private void addChosen(Runnable then) {
    List<OfferChange> changes =
        grid.getSelectedItems().stream()
            .map(each -> new OfferChange(each.productId(), each.listPriceFen()))
            .toList();
    boolean stored = Notices.attempt(() -> priceLists.change(actor, outletId, changes));
    chosen();
    if (stored) {
      close();
      Notices.done("outlets.added", changes.size());
      then.run();
    }
  }
}
