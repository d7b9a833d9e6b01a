package cn.jiuxiao.server.catalogue;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.CASHIER;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.catalogue.ui.ImportView;
import cn.jiuxiao.server.catalogue.ui.LabelsView;
import cn.jiuxiao.server.catalogue.ui.ProductEditView;
import cn.jiuxiao.server.catalogue.ui.ProductView;
import cn.jiuxiao.server.catalogue.ui.ProductsView;
import cn.jiuxiao.server.catalogue.ui.VendorView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import cn.jiuxiao.server.vendors.ui.VendorEditView;
import cn.jiuxiao.server.vendors.ui.VendorsView;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** Who may open what of vendors and catalogue: all but cashiers look, four roles change. */
@Singleton
class CatalogueAccess implements AccessRows {
  private static final Role[] ALL_BUT_CASHIERS =
      EnumSet.complementOf(EnumSet.of(CASHIER)).toArray(Role[]::new);
  private static final Role[] WRITERS = {ADMINISTRATOR, PROGRAMME_OFFICE, COUNTY_OFFICER, VENDOR};
  private static final Set<Role> LOOKERS = EnumSet.complementOf(EnumSet.of(CASHIER));
  private static final Set<Role> ALL = EnumSet.allOf(Role.class);
  private final Sql sql;

  CatalogueAccess(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void declare(Access access) {
    long vendor = sql.number("SELECT id FROM vendor WHERE code = 'OWN'");
    long product =
        sql.number(
            "INSERT INTO product (code, vendor_id, category_code, name, sales_unit,"
                + " list_price_fen, price_low_fen, price_high_fen)"
                + " VALUES ('OWN-1', ?, 'TEA', '茶', 'PIECE', 1000, 1000, 1000) RETURNING id",
            vendor);
    access.view(VendorsView.class, "vendors", ALL_BUT_CASHIERS);
    access.forward(VendorsView.class, VendorView.class, VENDOR);
    access.view(VendorView.class, "vendors/" + vendor, ALL_BUT_CASHIERS);
    access.view(VendorEditView.class, "vendors/" + vendor + "/edit", WRITERS);
    access.view(ProductsView.class, "products", ALL_BUT_CASHIERS);
    access.view(ProductView.class, "products/" + product, ALL_BUT_CASHIERS);
    access.view(ProductEditView.class, "products/" + product + "/edit", WRITERS);
    access.view(ImportView.class, "products/import", WRITERS);
    access.view(LabelsView.class, "labels", ALL_BUT_CASHIERS);
    access.endpoint("GET /api/products", "/api/products", ALL_BUT_CASHIERS);
    access.endpoint(
        "GET /api/products/labels.pdf",
        "/api/products/labels.pdf?p=" + product + ":1",
        ALL_BUT_CASHIERS);
    access.endpoint("POST /api/products/import", "/api/products/import", Role.values());
    access.endpoint(
        "GET /api/products/template.xlsx", "/api/products/template.xlsx", Role.values());
    access.endpoint("GET /api/products.xlsx", "/api/products.xlsx", ALL_BUT_CASHIERS);
    access.endpoint("GET /api/vendors.xlsx", "/api/vendors.xlsx", ALL_BUT_CASHIERS);
    access.endpoint("GET /api/imports/{id}", "/api/imports/999999", "", ALL, ALL);
    access.endpoint(
        "GET /api/imports/{id}/errors.xlsx", "/api/imports/999999/errors.xlsx", "", ALL, ALL);
    access.endpoint("GET /api/evidence/{id}", "/api/evidence/999999", "", LOOKERS, LOOKERS);
    access.takes("POST /api/products/import", "multipart/form-data; boundary=x");
    access.openEndpoint("GET /p", "/p");
    access.openEndpoint("GET /pictures/{hash}", "/pictures/x");
    access.openEndpoint("GET /p/{code}", "/p/OWN-1");
    access.openEndpoint("GET /01/{path:.+}", "/01/06900000000000");
  }
}
