package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.catalogue.Gtin;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.ProductLabels;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** All that is known of a product, and what can be done with it. */
@Prototype
@Route(value = "products/:id([0-9]{1,18})", layout = MainLayout.class)
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
public class ProductView extends VerticalLayout implements BeforeEnterObserver {

  private final Actor actor;
  private final Products products;
  private final Vendors vendors;
  private final Regions regions;
  private final Categories categories;
  private final ProductDialogs dialogs;
  private final ProductPapers papers;
  private final ProductPicturePart picture;

  ProductView(
      CurrentActor current,
      Products products,
      Vendors vendors,
      Regions regions,
      Categories categories,
      ProductDialogs dialogs,
      ProductPapers papers,
      ProductPicturePart picture) {
    this.actor = current.get();
    this.products = products;
    this.vendors = vendors;
    this.regions = regions;
    this.categories = categories;
    this.dialogs = dialogs;
    this.papers = papers;
    this.picture = picture;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(Long.parseLong(event.getRouteParameters().get("id").orElseThrow()));
  }

  private void show(long id) {
    removeAll();
    Product product = products.visible(actor, id);
    Vendor vendor = vendors.visible(actor, product.vendorId());
    Runnable again = () -> show(id);
    PageHeader header =
        new PageHeader(product.name()).under("products", Texts.of("catalogue.title"));
    header.actions(actions(product, again));
    add(header, facts(product, vendor));
    picture.of(actor, product, again).ifPresent(this::add);
    if (!product.story().isEmpty()) {
      add(Shown.card("catalogue.story", null, new Paragraph(product.story())));
    }
    add(papers.eligibility(actor, id, again), papers.certificates(actor, id, again));
    add(papers.inspections(actor, id, again));
    papers.blocks(actor, id).ifPresent(this::add);
  }

  private Component facts(Product product, Vendor vendor) {
    Facts facts = new Facts();
    facts.add("catalogue.state", Shown.blocked(product.blocked()));
    facts.add("catalogue.code", Cells.code(product.code()));
    if (product.gtin() != null) {
      facts.add("catalogue.gtin", Cells.code(new Gtin(product.gtin()).printed()));
    }
    facts.add("catalogue.nameEn", product.nameEn());
    facts.add("catalogue.vendor", new Anchor("/vendors/" + vendor.storedId(), vendor.name()));
    facts.add(
        "catalogue.origin", (regions.name(vendor.regionCode()) + " " + vendor.village()).strip());
    facts.add("catalogue.category", categories.name(product.categoryCode()));
    facts.add("catalogue.specification", product.specification());
    facts.add("catalogue.salesUnit", Texts.of(product.salesUnit().textKey()));
    facts.add("catalogue.listPrice", price(product));
    facts.add("catalogue.scale", product.scale());
    facts.add(
        "catalogue.output",
        product.yearlyOutputMilli() == null
            ? ""
            : new Quantity(product.yearlyOutputMilli()) + " " + product.outputUnit());
    facts.add("catalogue.season", Shown.season(product.seasonFrom(), product.seasonTo()));
    facts.add("catalogue.beneficiaries", Cells.grouped(product.beneficiaries()));
    return Shown.card("catalogue.facts", null, facts);
  }

  private static Span price(Product product) {
    String list = new Money(product.listPriceFen()).yuan();
    Span span =
        new Span(
            product.priceLowFen() == product.priceHighFen()
                ? Texts.of("catalogue.priceOne", list)
                : Texts.of(
                    "catalogue.priceWithRange",
                    list,
                    new Money(product.priceLowFen()).yuan(),
                    new Money(product.priceHighFen()).yuan()));
    span.addClassName("jx-number");
    return span;
  }

  private Component[] actions(Product product, Runnable again) {
    long id = product.storedId();
    Anchor trace = new Anchor(ProductLabels.address(product, ""), "");
    trace.setTarget(AnchorTarget.BLANK);
    trace.setRouterIgnore(true);
    Button traceButton =
        new Button(Texts.of("catalogue.tracePage"), VaadinIcon.EXTERNAL_LINK.create());
    traceButton.setTabIndex(-1);
    trace.add(traceButton);
    Button labels = to("catalogue.printLabels", VaadinIcon.PRINT, "labels?p=" + id + ":24");
    if (!VendorScope.mayChange(actor)) {
      return new Component[] {trace, labels};
    }
    Button edit = to("shared.edit", VaadinIcon.EDIT, "products/" + id + "/edit");
    edit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    if (!VendorScope.keepsTheRegister(actor)) {
      return new Component[] {trace, labels, edit};
    }
    Button block;
    if (product.blocked() == null) {
      block =
          new Button(
              Texts.of("catalogue.blockIt"),
              VaadinIcon.BAN.create(),
              click -> dialogs.block(actor, product, again));
      block.addThemeVariants(ButtonVariant.LUMO_ERROR);
    } else {
      block =
          new Button(
              Texts.of("catalogue.unblockIt"),
              VaadinIcon.CHECK.create(),
              click -> dialogs.unblock(actor, product, again));
    }
    return new Component[] {trace, labels, block, edit};
  }

  private static Button to(String textKey, VaadinIcon icon, String address) {
    return new Button(
        Texts.of(textKey),
        icon.create(),
        click -> {
          String[] parts = address.split("\\?", 2);
          UI ui = UI.getCurrent();
          if (parts.length == 1) {
            ui.navigate(address);
          } else {
            ui.navigate(parts[0], com.vaadin.flow.router.QueryParameters.fromString(parts[1]));
          }
        });
  }
}
