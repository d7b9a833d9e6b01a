package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.outlets.Assortment;
import cn.jiuxiao.server.outlets.CarriedByOutlet;
import cn.jiuxiao.server.outlets.Offer;
import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;

/** An outlet's price list, changed in place. */
final class PriceListPanel extends Composite<Div> {
  private final transient Actor actor;
  private final transient Outlet outlet;
  private final transient PriceLists priceLists;
  private final transient Assortment assortment;
  private final boolean mayChangeAssortment;
  private final TextField search = new TextField();

  PriceListPanel(Actor actor, Outlet outlet, PriceLists priceLists, Assortment assortment) {
    this.actor = actor;
    this.outlet = outlet;
    this.priceLists = priceLists;
    this.assortment = assortment;
    this.mayChangeAssortment = OutletWords.mayChangeAssortment(actor, outlet);
    getContent().addClassName("jx-fill");
    search.setPlaceholder(Texts.of("outlets.offerSearchHint"));
    search.setAriaLabel(Texts.of("shared.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    show();
  }

  private void show() {
    getContent().removeAll();
    List<Offer> offers = priceLists.offers(actor, outlet.storedId());
    var total = new Span(Texts.of("shared.count", offers.size()));
    total.addClassName("jx-total");
    var bar = new Div();
    bar.addClassName("jx-toolbar");
    if (!offers.isEmpty()) {
      bar.add(search, total);
    }
    if (mayChangeAssortment) {
      bar.add(addButton());
      List<CarriedByOutlet> possible =
          assortment.carried(actor, outlet.storedId()).stream()
              .filter(each -> each.notOffered() > 0)
              .toList();
      if (!possible.isEmpty()) {
        bar.add(takeAll(possible));
      }
    }
    getContent().add(bar);
    if (offers.isEmpty()) {
      getContent()
          .add(
              new EmptyState(
                  VaadinIcon.TAGS,
                  mayChangeAssortment ? "outlets.noOffersYet" : "outlets.noOffers"));
    } else {
      getContent().add(grid(offers));
    }
  }

  private Component grid(List<Offer> offers) {
    var grid = new Grid<Offer>();
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    grid.addComponentColumn(this::name)
        .setHeader(Texts.of("outlets.product"))
        .setAutoWidth(true)
        .setFlexGrow(2);
    grid.addComponentColumn(this::price)
        .setHeader(Texts.of("outlets.price"))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("min(14.5rem, 46vw)")
        .setFlexGrow(0);
    grid.addColumn(Offer::vendorName).setHeader(Texts.of("outlets.vendor")).setAutoWidth(true);
    grid.addComponentColumn(PriceListPanel::state)
        .setHeader(Texts.of("outlets.state"))
        .setAutoWidth(true);
    if (mayChangeAssortment) {
      grid.addComponentColumn(this::removeButton).setWidth("4.5rem").setFlexGrow(0);
    }
    var view = grid.setItems(offers);
    view.setFilter(offer -> matches(offer, search.getValue()));
    search.addValueChangeListener(change -> view.refreshAll());
    return grid;
  }

  private static boolean matches(Offer offer, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || (offer.name() + " " + offer.code() + " " + offer.vendorName())
            .toLowerCase(Locale.ROOT)
            .contains(wanted);
  }

  private Component name(Offer offer) {
    var link = new Anchor("/products/" + offer.productId(), offer.name());
    var more =
        new Span(
            offer.specification().isEmpty()
                ? offer.code()
                : offer.code() + " · " + offer.specification());
    more.addClassName("jx-quiet");
    var cell = new Div(link, more);
    cell.addClassName("jx-two-lines");
    return cell;
  }

  private Component price(Offer offer) {
    var per = new Span(OutletWords.unit(offer.salesUnit()));
    per.addClassName("jx-quiet");
    var cell =
        new Div(
            OutletWords.mayChangePrice(actor, outlet, offer.vendorId())
                ? PriceCell.of(
                    actor,
                    priceLists,
                    outlet.storedId(),
                    offer.productId(),
                    offer.name(),
                    offer.priceFen())
                : Cells.money(new Money(offer.priceFen())),
            per);
    cell.addClassName("jx-price");
    return cell;
  }

  private static Component state(Offer offer) {
    if (offer.blocked() != null) {
      return State.BAD.badge(Texts.of("outlets.blocked." + offer.blocked()));
    }
    return offer.eligibility() == null
        ? State.NEUTRAL.badge(Texts.of("outlets.notEligible"))
        : State.GOOD.badge(Texts.of("outlets.eligible"));
  }

  private Component removeButton(Offer offer) {
    var remove =
        new Button(
            VaadinIcon.TRASH.create(),
            click ->
                Confirm.ask(
                    "outlets.removeAsk",
                    () -> {
                      priceLists.change(
                          actor,
                          outlet.storedId(),
                          List.of(new OfferChange(offer.productId(), null)));
                      show();
                    },
                    offer.name()));
    remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    remove.setAriaLabel(Texts.of("outlets.remove", offer.name()));
    return remove;
  }

  private Button addButton() {
    var add = new Button(Texts.of("outlets.addProducts"), VaadinIcon.PLUS.create());
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.addClickListener(
        click ->
            new AddProductsDialog(actor, outlet.storedId(), priceLists, assortment, this::show)
                .open());
    return add;
  }

  private Component takeAll(List<CarriedByOutlet> possible) {
    var bar = new MenuBar();
    bar.setMinWidth("max-content");
    SubMenu vendors =
        bar.addItem(Texts.of("outlets.takeAll"), Texts.of("outlets.takeAllHelp")).getSubMenu();
    for (CarriedByOutlet vendor : possible) {
      vendors.addItem(
          Texts.of("outlets.takeAllOf", vendor.name(), vendor.notOffered()),
          click ->
              Notices.attempt(
                  () -> {
                    int added = assortment.takeAll(actor, outlet.storedId(), vendor.vendorId());
                    Notices.done("outlets.added", added);
                    show();
                  }));
    }
    return bar;
  }
}
