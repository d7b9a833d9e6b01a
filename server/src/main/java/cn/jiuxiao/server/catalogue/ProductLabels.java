package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.printing.Copies;
import cn.jiuxiao.printing.Ean13;
import cn.jiuxiao.printing.Press;
import cn.jiuxiao.printing.PrintJob;
import cn.jiuxiao.printing.ProductLabel;
import cn.jiuxiao.server.programme.EligibilityReason;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.Vendors;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints labels whose QR code both sells and traces. */
@Singleton
public class ProductLabels {

  private final Products products;
  private final Vendors vendors;
  private final Regions regions;
  private final EligibilityReasons reasons;
  private final Clock clock;

  ProductLabels(
      Products products,
      Vendors vendors,
      Regions regions,
      EligibilityReasons reasons,
      Clock clock) {
    this.products = products;
    this.vendors = vendors;
    this.regions = regions;
    this.reasons = reasons;
    this.clock = clock;
  }

  /** The address that a label's QR code carries: a GS1 Digital Link where there is a GTIN. */
  public static String address(Product product, String publicBase) {
    return product.gtin() == null
        ? publicBase + "/p/" + product.code()
        : publicBase + "/01/" + product.gtin();
  }

  /**
   * What to print, looked up before the first byte goes out.
   *
   * @throws NotFound if a product is not the actor's to see
   */
  @Transactional
  public List<Copies> prepare(
      Actor actor, List<LabelOrder> orders, String publicBase, Locale locale) {
    List<Copies> copies = new ArrayList<>();
    for (LabelOrder order : orders) {
      Product product = products.visible(actor, order.productId());
      copies.add(new Copies(label(product, publicBase, locale), order.count()));
    }
    return copies;
  }

  public void write(
      List<Copies> copies, LabelPaper paper, int firstPlace, Locale locale, OutputStream out)
      throws IOException {
    PrintJob job = new PrintJob(Texts.in(locale, "catalogue.labels"), paper.stock(), firstPlace);
    new Press(Texts.supported(locale)).pdf(job, copies.iterator(), out);
  }

  private ProductLabel label(Product product, String publicBase, Locale locale) {
    Vendor vendor = vendors.byId(product.vendorId()).orElseThrow();
    List<String> why =
        products
            .eligibilityOn(product.storedId(), BusinessDay.today(clock))
            .flatMap(on -> reasons.find(EligibilityReason.valueOf(on.reasonCode())))
            .map(reason -> List.of(reason.nameIn(locale)))
            .orElse(List.of());
    String region = regions.find(vendor.regionCode()).map(r -> r.nameIn(locale)).orElse("");
    return new ProductLabel(
        product.name(),
        product.specification().isEmpty() ? null : product.specification(),
        vendor.name(),
        (region + " " + vendor.village()).strip(),
        product.listPriceFen(),
        Texts.in(locale, product.salesUnit().textKey()),
        why,
        product.gtin() == null ? null : Ean13.ofGtin(product.gtin()).orElse(null),
        address(product, publicBase));
  }
}
