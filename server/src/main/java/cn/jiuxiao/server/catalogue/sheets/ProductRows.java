package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.ProductDraft;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.catalogue.SalesUnit;
import cn.jiuxiao.server.catalogue.SaveProduct;
import cn.jiuxiao.server.programme.EligibilityReason;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows about products. A vendor is named by its code or its whole name; a row without a code means
 * the product of that name and specification of that vendor, or a new one.
 */
@Singleton
class ProductRows implements RowImporter {

  private final Products products;
  private final SaveProduct save;
  private final Vendors vendors;
  private final EligibilityCells eligibility;
  private final AllowedWords words;

  ProductRows(
      Products products,
      SaveProduct save,
      Vendors vendors,
      EligibilityCells eligibility,
      AllowedWords words) {
    this.products = products;
    this.save = save;
    this.vendors = vendors;
    this.eligibility = eligibility;
    this.words = words;
  }

  @Override
  public SheetLayout layout() {
    return SheetLayout.PRODUCTS;
  }

  @Override
  public List<Step> prepare(Actor actor, List<SheetRow> rows, SeenRows seen) {
    Known known = known(actor, rows);
    Map<String, String> categories = words.categories();
    Map<String, SalesUnit> units = words.units();
    Map<String, EligibilityReason> reasons = words.reasons();
    List<Step> steps = new ArrayList<>();
    for (SheetRow row : rows) {
      CellReader cells = new CellReader(row);
      ProductDraft draft = draft(cells, vendorId(cells, known), categories, units);
      EligibilityCells.Wanted wanted = EligibilityCells.read(cells, reasons);
      Optional<Integer> earlier = seen.earlier(row, thing(draft));
      if (!cells.problems().isEmpty()) {
        steps.add(() -> new RowOutcome.Bad(cells.problems()));
      } else if (earlier.isPresent()) {
        steps.add(() -> RowOutcome.Bad.of("code", "sheets.problem.twice", earlier.get()));
      } else {
        List<Product> there = known.products(draft);
        steps.add(() -> stored(actor, draft, there, wanted));
      }
    }
    return steps;
  }

  private RowOutcome stored(
      Actor actor, ProductDraft draft, List<Product> there, EligibilityCells.Wanted wanted) {
    if (there.size() > 1) {
      return RowOutcome.Bad.of("code", "sheets.problem.severalProducts", draft.name());
    }
    SaveOutcome<Product> outcome;
    if (there.isEmpty()) {
      outcome = save.create(actor, draft);
    } else {
      Product product = there.getFirst();
      Vendor owner = vendors.byId(product.vendorId()).orElseThrow();
      if (!VendorScope.of(actor).includes(owner)) {
        return RowOutcome.Bad.of("code", "sheets.problem.productNotYours");
      }
      outcome = save.change(actor, product.storedId(), product.version(), draft);
    }
    return switch (outcome) {
      case SaveOutcome.Saved<Product> saved ->
          eligibility.apply(actor, saved.value(), wanted, done(there.isEmpty(), saved.changed()));
      case SaveOutcome.Refused<Product> refused -> new RowOutcome.Bad(refused.problems());
      case SaveOutcome.ChangedMeanwhile<Product> meanwhile ->
          RowOutcome.Bad.of("code", "sheets.problem.changedMeanwhile");
    };
  }

  private static RowOutcome.Good done(boolean created, boolean changed) {
    if (created) {
      return RowOutcome.Good.CREATED;
    }
    return changed ? RowOutcome.Good.CHANGED : RowOutcome.Good.UNCHANGED;
  }

  private static @Nullable Long vendorId(CellReader cells, Known known) {
    String named = cells.text("vendorId");
    if (named.isEmpty()) {
      return null;
    }
    List<Vendor> found = known.vendors().getOrDefault(named, List.of());
    if (found.size() == 1) {
      return found.getFirst().storedId();
    }
    cells.problem(
        "vendorId",
        found.isEmpty() ? "sheets.problem.unknownVendor" : "sheets.problem.severalVendors",
        named);
    return null;
  }

  private static ProductDraft draft(
      CellReader cells,
      @Nullable Long vendorId,
      Map<String, String> categories,
      Map<String, SalesUnit> units) {
    return new ProductDraft(
        cells.text("code"),
        vendorId,
        cells.choice("categoryCode", categories),
        cells.text("name"),
        cells.text("nameEn"),
        cells.text("specification"),
        cells.choice("salesUnit", units),
        cells.text("gtin"),
        cells.fen("listPriceFen"),
        cells.fen("priceLowFen"),
        cells.fen("priceHighFen"),
        cells.text("scale"),
        cells.milli("yearlyOutputMilli"),
        cells.text("outputUnit"),
        cells.month("seasonFrom"),
        cells.month("seasonTo"),
        cells.whole("beneficiaries"),
        cells.text("story"));
  }

  private static String thing(ProductDraft draft) {
    return draft.code().isEmpty()
        ? draft.vendorId() + "\n" + draft.name() + "\n" + draft.specification()
        : draft.code();
  }

  /**
   * What the rows of a chunk speak of and we know already; the vendors are those that the actor
   * sees.
   */
  private Known known(Actor actor, List<SheetRow> rows) {
    List<String> named = rows.stream().map(r -> r.cell("vendorId")).distinct().toList();
    VendorScope scope = VendorScope.of(actor);
    Map<String, List<Vendor>> byWord = new HashMap<>();
    vendors.byNames(named).stream()
        .filter(scope::includes)
        .forEach(v -> byWord.computeIfAbsent(v.name(), name -> new ArrayList<>()).add(v));
    vendors.byCodes(named).stream()
        .filter(scope::includes)
        .forEach(v -> byWord.put(v.code(), List.of(v)));
    List<Long> vendorIds =
        byWord.values().stream().flatMap(List::stream).map(Vendor::storedId).distinct().toList();
    List<String> codes = rows.stream().map(r -> r.cell("code")).filter(c -> !c.isEmpty()).toList();
    boolean unnamed = codes.size() < rows.size();
    return new Known(
        byWord,
        products.byCodes(codes).stream()
            .collect(Collectors.toMap(Product::code, Function.identity())),
        (unnamed ? products.ofVendors(vendorIds).stream() : Stream.<Product>empty())
            .collect(Collectors.groupingBy(Known::key)));
  }

  /**
   * @param vendors by code and by name
   * @param unnamed products by vendor, name and specification
   */
  private record Known(
      Map<String, List<Vendor>> vendors,
      Map<String, Product> byCode,
      Map<String, List<Product>> unnamed) {

    List<Product> products(ProductDraft draft) {
      if (!draft.code().isEmpty()) {
        @Nullable Product coded = byCode.get(draft.code());
        return coded == null ? List.of() : List.of(coded);
      }
      return unnamed.getOrDefault(
          draft.vendorId() + "\n" + draft.name() + "\n" + draft.specification(), List.of());
    }

    static String key(Product product) {
      return product.vendorId() + "\n" + product.name() + "\n" + product.specification();
    }
  }
}
