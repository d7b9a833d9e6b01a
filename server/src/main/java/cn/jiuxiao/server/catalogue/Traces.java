package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.programme.Category;
import cn.jiuxiao.server.programme.CertificateTypes;
import cn.jiuxiao.server.programme.EligibilityReason;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.vendors.Vendors;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what the public may know of a product. */
@Singleton
class Traces {

  private static final int MOST_CERTIFICATES = 20;
  private static final int MOST_INSPECTIONS = 5;

  private final Products products;
  private final Vendors vendors;
  private final CertificateRepository certificates;
  private final InspectionRepository inspections;
  private final ProductPictures pictures;
  private final Names names;
  private final Clock clock;

  Traces(
      Products products,
      Vendors vendors,
      CertificateRepository certificates,
      InspectionRepository inspections,
      ProductPictures pictures,
      Names names,
      Clock clock) {
    this.products = products;
    this.vendors = vendors;
    this.certificates = certificates;
    this.inspections = inspections;
    this.pictures = pictures;
    this.names = names;
    this.clock = clock;
  }

  /** What the reference data says; one parameter instead of five. */
  @Singleton
  record Names(
      Regions regions, Categories categories, CertificateTypes types, EligibilityReasons reasons) {}

  @Transactional
  Trace of(Product product, @Nullable String lot, Locale locale) {
    long id = product.storedId();
    BusinessDay today = BusinessDay.today(clock);
    var vendor = vendors.byId(product.vendorId()).orElseThrow();
    String region =
        names.regions().find(vendor.regionCode()).map((Region r) -> r.nameIn(locale)).orElse("");
    String category =
        names
            .categories()
            .find(product.categoryCode())
            .map((Category c) -> c.nameIn(locale))
            .orElse("");
    return new Trace(
        product,
        category,
        vendor,
        region,
        lot,
        products.eligibilityOn(id, today).flatMap(this::reason).orElse(null),
        papers(id, today.date()),
        inspectionsOf(id, lot),
        pictures.of(id).orElse(null),
        locale);
  }

  private Optional<Trace.Reason> reason(EligibilityOn on) {
    return names
        .reasons()
        .find(EligibilityReason.valueOf(on.reasonCode()))
        .map(info -> new Trace.Reason(info, on.validFrom()));
  }

  private List<Trace.Paper> papers(long productId, LocalDate today) {
    return certificates.findByProductIdOrderByValidFromDesc(productId).stream()
        .filter(c -> !today.isBefore(c.validFrom()))
        .filter(c -> c.validTo() == null || today.isBefore(c.validTo()))
        .flatMap(
            c -> names.types().find(c.typeCode()).map(type -> new Trace.Paper(type, c)).stream())
        .limit(MOST_CERTIFICATES)
        .toList();
  }

  private List<Inspection> inspectionsOf(long productId, @Nullable String lot) {
    List<Inspection> all = inspections.findByProductIdOrderByTestedOnDesc(productId);
    List<Inspection> ofLot = all.stream().filter(i -> i.lot().equals(lot)).toList();
    return (ofLot.isEmpty() ? all : ofLot).stream().limit(MOST_INSPECTIONS).toList();
  }
}
