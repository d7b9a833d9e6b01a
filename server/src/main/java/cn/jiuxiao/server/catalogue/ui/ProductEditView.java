package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.ui.DraftBar;
import cn.jiuxiao.server.accounts.ui.Drafts;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.ProductDraft;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.catalogue.SaveProduct;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EditView;
import cn.jiuxiao.server.shared.ui.FieldErrors;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.vendors.Vendors;
import cn.jiuxiao.server.vendors.ui.VendorChoice;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
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
public class ProductEditView extends EditView<Product> implements BeforeEnterObserver {

  private final Actor actor;
  private final Products products;
  private final SaveProduct save;
  private final Drafts drafts;
  private final Categories categories;
  private final VendorChoice vendor;
  private final ProductForm form;
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
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Product opened =
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
      fill(opened);
    } else {
      event
          .getLocation()
          .getQueryParameters()
          .getSingleParameter("vendor")
          .filter(id -> id.matches("[0-9]{1,18}"))
          .ifPresent(id -> vendor.choose(Long.parseLong(id)));
    }
    String draft = opened == null ? "products/new" : "products/" + opened.storedId();
    draftBar = drafts.keep(draft, form.fields());
    edit(opened, header, draftBar, form);
  }

  @Override
  protected SaveOutcome<Product> store(@Nullable Product over) {
    return over == null
        ? save.create(actor, form.draft())
        : save.change(actor, over.storedId(), over.version(), form.draft());
  }

  @Override
  protected void saved(Product product) {
    if (draftBar != null) {
      draftBar.done();
    }
    Notices.done("catalogue.saved", product.name());
    UI.getCurrent().navigate("products/" + product.storedId());
  }

  @Override
  protected void leave(@Nullable Product opened) {
    UI.getCurrent().navigate(opened == null ? "products" : "products/" + opened.storedId());
  }

  @Override
  protected FieldErrors errors() {
    return form.errors();
  }

  @Override
  protected Map<String, String> typed() {
    return ProductWords.of(form.draft(), categories);
  }

  @Override
  protected Map<String, String> words(Product product) {
    return ProductWords.of(ProductDraft.of(product), categories);
  }

  @Override
  protected final void fill(Product product) {
    form.show(ProductDraft.of(product));
  }
}
