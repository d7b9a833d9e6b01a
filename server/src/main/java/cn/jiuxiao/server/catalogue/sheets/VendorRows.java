package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.vendors.SaveVendor;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorDraft;
import cn.jiuxiao.server.vendors.VendorKind;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows about vendors. A row without a code means the vendor of that name in that county, or a new
 * one.
 */
@Singleton
class VendorRows implements RowImporter {

  private final Vendors vendors;
  private final SaveVendor save;
  private final AllowedWords words;

  VendorRows(Vendors vendors, SaveVendor save, AllowedWords words) {
    this.vendors = vendors;
    this.save = save;
    this.words = words;
  }

  @Override
  public SheetLayout layout() {
    return SheetLayout.VENDORS;
  }

  @Override
  public List<Step> prepare(Actor actor, List<SheetRow> rows, SeenRows seen) {
    Map<String, Vendor> byCode =
        vendors.byCodes(rows.stream().map(r -> r.cell("code")).toList()).stream()
            .collect(Collectors.toMap(Vendor::code, Function.identity()));
    Map<String, List<Vendor>> byName =
        vendors.byNames(rows.stream().map(r -> r.cell("name")).toList()).stream()
            .collect(Collectors.groupingBy(Vendor::name));
    Map<String, VendorKind> kinds = words.kinds();
    Map<String, String> regions = words.regions();
    List<Step> steps = new ArrayList<>();
    for (SheetRow row : rows) {
      CellReader cells = new CellReader(row);
      VendorDraft draft = draft(cells, kinds, regions);
      String thing =
          draft.code().isEmpty() ? draft.name() + "\n" + draft.regionCode() : draft.code();
      Optional<Integer> earlier = seen.earlier(row, thing);
      if (!cells.problems().isEmpty()) {
        steps.add(() -> new RowOutcome.Bad(cells.problems()));
      } else if (earlier.isPresent()) {
        steps.add(() -> RowOutcome.Bad.of("code", "sheets.problem.twice", earlier.get()));
      } else {
        List<Vendor> known = known(draft, byCode, byName);
        steps.add(() -> stored(actor, draft, known));
      }
    }
    return steps;
  }

  private static VendorDraft draft(
      CellReader cells, Map<String, VendorKind> kinds, Map<String, String> regions) {
    return new VendorDraft(
        cells.text("code"),
        cells.text("name"),
        cells.text("nameEn"),
        cells.choice("kind", kinds),
        cells.choice("regionCode", regions),
        cells.text("village"),
        cells.text("creditCode"),
        cells.yes("creditCodeReviewed"),
        cells.text("contact"),
        cells.text("phone"),
        cells.whole("householdsHelped"));
  }

  private static List<Vendor> known(
      VendorDraft draft, Map<String, Vendor> byCode, Map<String, List<Vendor>> byName) {
    if (!draft.code().isEmpty()) {
      @Nullable Vendor coded = byCode.get(draft.code());
      return coded == null ? List.of() : List.of(coded);
    }
    return byName.getOrDefault(draft.name(), List.of()).stream()
        .filter(v -> v.regionCode().equals(draft.regionCode()))
        .toList();
  }

  private RowOutcome stored(Actor actor, VendorDraft draft, List<Vendor> known) {
    if (known.size() > 1) {
      return RowOutcome.Bad.of("code", "sheets.problem.severalVendors", draft.name());
    }
    if (known.isEmpty()) {
      return VendorScope.keepsTheRegister(actor)
          ? outcome(save.create(actor, draft), RowOutcome.Good.CREATED)
          : RowOutcome.Bad.of("code", "sheets.problem.vendorNotYours");
    }
    Vendor vendor = known.getFirst();
    if (!VendorScope.of(actor).includes(vendor)) {
      return RowOutcome.Bad.of("code", "sheets.problem.vendorNotYours");
    }
    return outcome(
        save.change(actor, vendor.storedId(), vendor.version(), draft), RowOutcome.Good.CHANGED);
  }

  private static RowOutcome outcome(SaveOutcome<Vendor> outcome, RowOutcome.Good ifChanged) {
    return switch (outcome) {
      case SaveOutcome.Saved<Vendor> saved ->
          saved.changed() ? ifChanged : RowOutcome.Good.UNCHANGED;
      case SaveOutcome.Refused<Vendor> refused -> new RowOutcome.Bad(refused.problems());
      case SaveOutcome.ChangedMeanwhile<Vendor> meanwhile ->
          RowOutcome.Bad.of("code", "sheets.problem.changedMeanwhile");
    };
  }
}
