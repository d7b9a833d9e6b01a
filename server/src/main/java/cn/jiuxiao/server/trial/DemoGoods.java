package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.catalogue.CertificateDraft;
import cn.jiuxiao.server.catalogue.Eligibilities;
import cn.jiuxiao.server.catalogue.EligibilityDraft;
import cn.jiuxiao.server.catalogue.InspectionDraft;
import cn.jiuxiao.server.catalogue.PaperOutcome;
import cn.jiuxiao.server.catalogue.Papers;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.ProductDraft;
import cn.jiuxiao.server.catalogue.SalesUnit;
import cn.jiuxiao.server.catalogue.SaveProduct;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.trial.DemoFiles.Line;
import cn.jiuxiao.server.vendors.SaveVendor;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorDraft;
import cn.jiuxiao.server.vendors.VendorKind;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Enters the demo's vendors, products and their papers, as the office would. */
@Singleton
class DemoGoods {

  private final DemoFiles files;
  private final SaveVendor saveVendor;
  private final SaveProduct saveProduct;
  private final Eligibilities eligibilities;
  private final Papers papers;

  DemoGoods(
      DemoFiles files,
      SaveVendor saveVendor,
      SaveProduct saveProduct,
      Eligibilities eligibilities,
      Papers papers) {
    this.files = files;
    this.saveVendor = saveVendor;
    this.saveProduct = saveProduct;
    this.eligibilities = eligibilities;
    this.papers = papers;
  }

  /** Vendor ids by code. */
  Ids vendors(Actor office) {
    Ids ids = new Ids("vendor");
    for (Line line : files.lines("vendors")) {
      VendorDraft draft =
          new VendorDraft(
              line.text("code"),
              line.text("name"),
              line.text("english_name"),
              VendorKind.valueOf(line.text("kind")),
              line.text("region"),
              line.text("township") + line.text("village"),
              line.text("credit_code"),
              false,
              line.text("contact"),
              line.text("phone"),
              line.small("households_helped"));
      switch (saveVendor.create(office, draft)) {
        case SaveOutcome.Saved<Vendor> saved ->
            ids.put(saved.value().code(), saved.value().storedId());
        case SaveOutcome<Vendor> other ->
            throw new IllegalStateException(draft.code() + ": " + other);
      }
    }
    return ids;
  }

  /** Product ids by code; {@code years} moves the papers' dates. */
  Ids products(Actor office, Ids vendors, int years) {
    Ids ids = new Ids("product");
    for (Line line : files.lines("products")) {
      ProductDraft draft = product(line, vendors.get(line.text("vendor")));
      switch (saveProduct.create(office, draft)) {
        case SaveOutcome.Saved<Product> saved ->
            ids.put(saved.value().code(), saved.value().storedId());
        case SaveOutcome<Product> other ->
            throw new IllegalStateException(draft.code() + ": " + other);
      }
      if (line.optional("eligibility_reason") != null) {
        added(
            line,
            eligibilities.add(
                office,
                ids.get(draft.code()),
                new EligibilityDraft(
                    line.text("eligibility_reason"),
                    line.date("reason_since", 0),
                    null,
                    null,
                    "")));
      }
    }
    certificates(office, ids, years);
    return ids;
  }

  private void certificates(Actor office, Ids products, int years) {
    for (Line line : files.lines("certificates")) {
      @Nullable LocalDate until =
          line.optional("valid_to") == null ? null : line.date("valid_to", years);
      added(
          line,
          papers.add(
              office,
              products.get(line.text("product")),
              new CertificateDraft(
                  line.text("type"),
                  line.text("number"),
                  line.text("issuer"),
                  line.date("valid_from", years),
                  until,
                  null)));
    }
  }

  /** Lots tested up to the fair: to be entered when its days are past. */
  void inspections(Actor office, Ids products, int years) {
    for (Line line : files.lines("inspections")) {
      added(
          line,
          papers.add(
              office,
              products.get(line.text("product")),
              new InspectionDraft(
                  line.text("lot"),
                  line.date("tested_on", years),
                  line.text("laboratory"),
                  line.text("items"),
                  line.text("result").equals("合格"),
                  null)));
    }
  }

  private static ProductDraft product(Line line, long vendorId) {
    String[] season = line.text("season").split("-", -1);
    return new ProductDraft(
        line.text("code"),
        vendorId,
        line.text("category"),
        line.text("name"),
        line.text("english_name"),
        line.text("specification"),
        SalesUnit.valueOf(line.text("sales_unit")),
        line.text("gtin"),
        line.number("price_fen"),
        line.number("price_low_fen"),
        line.number("price_high_fen"),
        line.text("scale"),
        line.optional("yearly_output") == null
            ? null
            : new BigDecimal(line.text("yearly_output")).movePointRight(3).longValueExact(),
        line.text("output_unit"),
        season.length == 2 ? Integer.valueOf(season[0]) : null,
        season.length == 2 ? Integer.valueOf(season[1]) : null,
        line.small("beneficiaries"),
        line.text("story"));
  }

  private static void added(Line line, PaperOutcome outcome) {
    if (!(outcome instanceof PaperOutcome.Added)) {
      throw new IllegalStateException(line + ": " + outcome);
    }
  }
}
