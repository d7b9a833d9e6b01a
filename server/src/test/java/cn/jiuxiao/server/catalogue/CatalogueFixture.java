package cn.jiuxiao.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.testing.TestDatabase;
import cn.jiuxiao.server.vendors.SaveVendor;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorDraft;
import cn.jiuxiao.server.vendors.VendorKind;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Vendors and products for tests, entered through the services that people use. */
@Singleton
public class CatalogueFixture {

  public static final String SHIMEN = "430726";
  public static final String HANSHOU = "430722";

  private final SaveVendor saveVendor;
  private final SaveProduct saveProduct;
  private final ReferenceData reference;

  CatalogueFixture(SaveVendor saveVendor, SaveProduct saveProduct, ReferenceData reference) {
    this.saveVendor = saveVendor;
    this.saveProduct = saveProduct;
    this.reference = reference;
  }

  /** The plan's reference data, and the accounts that the actors below belong to. */
  public void load(TestDatabase database) {
    assertThat(reference.loadAtSetUp()).isInstanceOf(ReferenceData.Outcome.InStep.class);
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO user_account (id, username, display_name, password_hash, role, region_code, created_at)
          SELECT n, 'user' || n, 'User ' || n, 'none', 'COUNTY_OFFICER', '430726', now() FROM generate_series(1, 20) n
          ON CONFLICT DO NOTHING
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public Actor office() {
    return new Actor(1, "Office", Role.PROGRAMME_OFFICE, null, null, null, null);
  }

  public Actor officerOf(String region) {
    return new Actor(2, "Officer", Role.COUNTY_OFFICER, region, null, null, null);
  }

  public Actor inspector() {
    return new Actor(3, "Inspector", Role.INSPECTOR, null, null, null, null);
  }

  public Actor peopleOf(Vendor vendor) {
    return new Actor(4, "Vendor", Role.VENDOR, null, null, vendor.storedId(), null);
  }

  public static VendorDraft vendorDraft(String name, String region) {
    return new VendorDraft(
        "", name, "", VendorKind.COOPERATIVE, region, "罗坪乡", "", false, "张三", "13800000000", 60);
  }

  public Vendor vendor(String name, String region) {
    SaveOutcome<Vendor> outcome = saveVendor.create(office(), vendorDraft(name, region));
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved<Vendor>) outcome).value();
  }

  public static ProductDraft productDraft(Vendor vendor, String name, @Nullable String gtin) {
    return new ProductDraft(
        "",
        vendor.storedId(),
        "TEA",
        name,
        "",
        "250 g/盒",
        SalesUnit.PIECE,
        gtin == null ? "" : gtin,
        16_800L,
        13_800L,
        19_800L,
        "茶园 1280 亩",
        6_500L,
        "吨",
        3,
        4,
        258,
        "清明前采一芽一叶初展。");
  }

  public Product product(Vendor vendor, String name, @Nullable String gtin) {
    SaveOutcome<Product> outcome = saveProduct.create(office(), productDraft(vendor, name, gtin));
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved<Product>) outcome).value();
  }
}
