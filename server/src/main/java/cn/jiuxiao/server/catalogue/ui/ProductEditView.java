package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.ui.DraftBar;
import cn.jiuxiao.server.accounts.ui.Drafts;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.ProductDraft;
import cn.jiuxiao.server.catalogue.ProductOutcome;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.catalogue.SaveProduct;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.ConflictDialog;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.vendors.Vendors;
import cn.jiuxiao.server.vendors.ui.VendorChoice;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Enters a product, or changes one. */
@Prototype
@Route(value = "products/:id([0-9]{1,18})/edit", layout = MainLayout.class)
@RouteAlias(value = "products/new", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.VENDOR
})
public class ProductEditView extends VerticalLayout implements BeforeEnterObserver {

  private final Actor actor;
  private final Products products;
  private final SaveProduct save;
  private final Drafts drafts;
  private final Categories categories;
  private final VendorChoice vendor;
  private final ProductForm form;
  private @Nullable Product opened;
  private @Nullable DraftBar draftBar;

  ProductEditView(
      CurrentActor current,
      Products products,
      Vendors vendors,
      SaveProduct save,
      Categories categories,
      Drafts drafts) {
    this.actor = current.get();
    this.products = products;
    this.save = save;
    this.drafts = drafts;
    this.categories = categories;
    this.vendor = new VendorChoice(Texts.of("catalogue.vendor"), actor, vendors);
    this.form = new ProductForm(vendor, categories);
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    opened =
        event
            .getRouteParameters()
            .get("id")
            .map(id -> products.visible(actor, Long.parseLong(id)))
            .orElse(null);
    PageHeader header =
        new PageHeader(opened == null ? Texts.of("catalogue.new") : opened.name())
            .under("products", Texts.of("catalogue.title"));
    if (opened != null) {
      header.under("products/" + opened.storedId(), opened.name());
      form.show(ProductDraft.of(opened));
    } else {
      event
          .getLocation()
          .getQueryParameters()
          .getSingleParameter("vendor")
          .filter(id -> id.matches("[0-9]{1,18}"))
          .ifPresent(id -> vendor.choose(Long.parseLong(id)));
    }
    Div card = new Div(form);
    card.addClassName("jx-card");
    DraftBar bar =
        drafts.keep(
            opened == null ? "products/new" : "products/" + opened.storedId(), form.fields());
    draftBar = bar;
    add(header, bar, card, buttons());
  }

  private HorizontalLayout buttons() {
    Button store = new Button(Texts.of("shared.save"), click -> store());
    store.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button cancel = new Button(Texts.of("shared.cancel"), click -> leave());
    return new HorizontalLayout(store, cancel);
  }

  private void store() {
    ProductDraft draft = form.draft();
    show(
        opened == null
            ? save.create(actor, draft)
            : save.change(actor, opened.storedId(), opened.version(), draft));
  }

  private void show(ProductOutcome outcome) {
    switch (outcome) {
      case ProductOutcome.Saved saved -> {
        if (draftBar != null) {
          draftBar.done();
        }
        Notices.done("catalogue.saved", saved.product().name());
        UI.getCurrent().navigate("products/" + saved.product().storedId());
      }
      case ProductOutcome.Refused refused -> form.errors().show(refused.problems());
      case ProductOutcome.ChangedMeanwhile meanwhile -> askWhoseToKeep(meanwhile.now());
    }
  }

  private void askWhoseToKeep(Product now) {
    ProductDraft mine = form.draft();
    ConflictDialog.ask(
        ProductDifferences.between(mine, ProductDraft.of(now), categories),
        () -> show(save.change(actor, now.storedId(), now.version(), mine)),
        () -> {
          opened = now;
          form.show(ProductDraft.of(now));
        });
  }

  private void leave() {
    UI.getCurrent().navigate(opened == null ? "products" : "products/" + opened.storedId());
  }
}
