package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a product's draft must hold to before it is stored; the database holds the same. */
final class ProductRules {

  /** The highest price a till may be told: 1,000,000 yuan. */
  static final long HIGHEST_PRICE_FEN = 100_000_000;

  static final int NAME_LENGTH = 100;
  static final int STORY_LENGTH = 2000;
  static final int MOST_BENEFICIARIES = 10_000_000;
  static final long MOST_OUTPUT_MILLI = 1_000_000_000_000L;
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._-]{1,40}");

  private ProductRules() {}

  static List<FieldProblem> problems(ProductDraft draft) {
    List<FieldProblem> problems = new ArrayList<>();
    identity(draft, problems);
    prices(draft, problems);
    origin(draft, problems);
    return problems;
  }

  private static void identity(ProductDraft draft, List<FieldProblem> problems) {
    if (!draft.code().isEmpty() && !CODE.matcher(draft.code()).matches()) {
      problems.add(FieldProblem.of("code", "catalogue.problem.codeForm"));
    }
    if (draft.vendorId() == null) {
      problems.add(FieldProblem.of("vendorId", "catalogue.problem.vendorMissing"));
    }
    if (draft.categoryCode() == null) {
      problems.add(FieldProblem.of("categoryCode", "catalogue.problem.categoryMissing"));
    }
    if (draft.name().isEmpty()) {
      problems.add(FieldProblem.of("name", "catalogue.problem.nameMissing"));
    }
    tooLong(problems, "name", draft.name(), NAME_LENGTH);
    tooLong(problems, "nameEn", draft.nameEn(), NAME_LENGTH);
    tooLong(problems, "specification", draft.specification(), NAME_LENGTH);
    if (draft.salesUnit() == null) {
      problems.add(FieldProblem.of("salesUnit", "catalogue.problem.unitMissing"));
    }
    if (!draft.gtin().isEmpty() && Gtin.read(draft.gtin()).isEmpty()) {
      problems.add(FieldProblem.of("gtin", "catalogue.problem.gtinForm"));
    }
  }

  private static void prices(ProductDraft draft, List<FieldProblem> problems) {
    Long list = draft.listPriceFen();
    Long low = draft.priceLowFen();
    Long high = draft.priceHighFen();
    if (list == null || low == null || high == null) {
      problems.add(FieldProblem.of("listPriceFen", "catalogue.problem.priceMissing"));
      return;
    }
    if (list <= 0 || list > HIGHEST_PRICE_FEN) {
      problems.add(FieldProblem.of("listPriceFen", "catalogue.problem.priceRange"));
      return;
    }
    if (low <= 0 || low > list) {
      problems.add(FieldProblem.of("priceLowFen", "catalogue.problem.priceLow"));
    }
    if (high < list || high > HIGHEST_PRICE_FEN) {
      problems.add(FieldProblem.of("priceHighFen", "catalogue.problem.priceHigh"));
    }
  }

  private static void origin(ProductDraft draft, List<FieldProblem> problems) {
    tooLong(problems, "scale", draft.scale(), NAME_LENGTH);
    tooLong(problems, "outputUnit", draft.outputUnit(), 20);
    tooLong(problems, "story", draft.story(), STORY_LENGTH);
    Long output = draft.yearlyOutputMilli();
    if (output != null && (output < 0 || output > MOST_OUTPUT_MILLI)) {
      problems.add(FieldProblem.of("yearlyOutputMilli", "catalogue.problem.outputRange"));
    }
    if (output != null && draft.outputUnit().isEmpty()) {
      problems.add(FieldProblem.of("outputUnit", "catalogue.problem.outputUnit"));
    }
    month(problems, "seasonFrom", draft.seasonFrom());
    month(problems, "seasonTo", draft.seasonTo());
    if ((draft.seasonFrom() == null) != (draft.seasonTo() == null)) {
      String missing = draft.seasonFrom() == null ? "seasonFrom" : "seasonTo";
      problems.add(FieldProblem.of(missing, "catalogue.problem.seasonBoth"));
    }
    if (draft.beneficiaries() < 0 || draft.beneficiaries() > MOST_BENEFICIARIES) {
      problems.add(
          FieldProblem.of(
              "beneficiaries", "catalogue.problem.beneficiariesRange", MOST_BENEFICIARIES));
    }
  }

  private static void month(List<FieldProblem> problems, String field, @Nullable Integer month) {
    if (month != null && (month < 1 || month > 12)) {
      problems.add(FieldProblem.of(field, "catalogue.problem.month"));
    }
  }

  private static void tooLong(List<FieldProblem> problems, String field, String text, int most) {
    if (text.length() > most) {
      problems.add(FieldProblem.of(field, "catalogue.problem.tooLong", most));
    }
  }
}
