package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.catalogue.BlockKind;
import cn.jiuxiao.server.catalogue.Gtin;
import cn.jiuxiao.server.catalogue.ProductRow;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.vendors.VendorScope;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;

/** All products that this person may see. */
@Prototype
@Route(value = "products", layout = MainLayout.class)
@Menu(order = 300, title = "catalogue.title", icon = "vaadin:package")
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
public class ProductsView extends VerticalLayout {

  private final Actor actor;
  private final Regions regions;

  ProductsView(
      CurrentActor current,
      Products products,
      Regions regions,
      Categories categories,
      EligibilityReasons reasons) {
    this.actor = current.get();
    this.regions = regions;
    addClassName("jx-page");
    setSizeFull();
    boolean mayChange = VendorScope.mayChange(actor);
    ListPage<ProductRow> list =
        new ListPage<ProductRow>(
                query -> products.find(actor, query), query -> products.count(actor, query))
            .searching("catalogue.searchHint")
            .filter("category", "catalogue.category", categoryWords(categories))
            .filter("region", "catalogue.region", regionWords())
            .filter("reason", "catalogue.eligibility", reasonWords(reasons))
            .filter("blocked", "catalogue.state", stateWords())
            .filter("picture", "catalogue.picture", pictureWords())
            .opening(row -> "products/" + row.id())
            .whenEmpty(new EmptyState(VaadinIcon.PACKAGE, "catalogue.none", steps(mayChange)))
            .exporting("products");
    columns(list);
    PageHeader header = new PageHeader(Texts.of("catalogue.title"));
    header.actions(link("catalogue.labels", VaadinIcon.PRINT, "labels"));
    header.actions(steps(mayChange));
    add(header, list);
  }

  private void columns(ListPage<ProductRow> list) {
    list.columns()
        .name("catalogue.name", "name", Shown::called, Shown::standing)
        .component("catalogue.picture", null, Shown::thumbnail, Shown::pictureWord)
        .onWideScreens()
        .money("catalogue.listPrice", "price", row -> new Money(row.listPriceFen()))
        .component("catalogue.eligibility", "reason", Shown::eligibility, Shown::eligibilityWord)
        .onWideScreens()
        .component(
            "catalogue.state",
            null,
            row -> Shown.blocked(row.blocked()),
            row -> Shown.blockedWord(row.blocked()))
        .onWideScreens()
        .code("catalogue.code", "code", ProductRow::code)
        .onWideScreens()
        .text("catalogue.vendor", "vendor", ProductRow::vendorName)
        .onWideScreens()
        .text("catalogue.region", "region", row -> regions.name(row.regionCode()))
        .onWideScreens()
        .text(
            "catalogue.category",
            "category",
            row -> Shown.inLanguage(row.categoryName(), row.categoryNameEn()))
        .onWideScreens()
        .text("catalogue.salesUnit", null, row -> Texts.of(row.salesUnit().textKey()))
        .onWideScreens()
        .code(
            "catalogue.gtin",
            null,
            row -> row.gtin() == null ? null : new Gtin(row.gtin()).printed())
        .onWideScreens();
  }

  private static Component[] steps(boolean mayChange) {
    if (!mayChange) {
      return new Component[0];
    }
    Button create = link("catalogue.new", VaadinIcon.PLUS, "products/new");
    create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return new Component[] {link("catalogue.sheets", VaadinIcon.TABLE, "products/import"), create};
  }

  private static Button link(String textKey, VaadinIcon icon, String route) {
    return new Button(Texts.of(textKey), icon.create(), click -> UI.getCurrent().navigate(route));
  }

  private Map<String, String> regionWords() {
    Map<String, String> words = new LinkedHashMap<>();
    regions.counties().forEach(region -> words.put(region.code(), region.shown()));
    return words;
  }

  private static Map<String, String> categoryWords(Categories categories) {
    Map<String, String> words = new LinkedHashMap<>();
    categories
        .all()
        .forEach(
            category ->
                words.put(
                    category.code(),
                    (category.parentCode() == null ? "" : "– ") + category.shown()));
    return words;
  }

  private static Map<String, String> reasonWords(EligibilityReasons reasons) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("any", Texts.of("catalogue.eligible"));
    words.put("none", Texts.of("catalogue.notEligible"));
    reasons.all().forEach(reason -> words.put(reason.reason().name(), reason.shown()));
    return words;
  }

  private static Map<String, String> pictureWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("yes", Texts.of("catalogue.withPicture"));
    words.put("no", Texts.of("catalogue.withoutPicture"));
    return words;
  }

  private static Map<String, String> stateWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("no", Texts.of("catalogue.onSale"));
    for (BlockKind kind : BlockKind.values()) {
      words.put(kind.name(), Texts.of(kind.textKey()));
    }
    return words;
  }
}
