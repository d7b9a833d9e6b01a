package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.shared.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a vendor's draft must hold to before it is stored; the database holds the same. */
final class VendorRules {

  static final int NAME_LENGTH = 100;
  static final int MOST_HOUSEHOLDS = 1_000_000;
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._-]{1,40}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,24}");

  private VendorRules() {}

  static List<FieldProblem> problems(VendorDraft draft) {
    List<FieldProblem> problems = new ArrayList<>();
    if (!draft.code().isEmpty() && !CODE.matcher(draft.code()).matches()) {
      problems.add(FieldProblem.of("code", "vendors.problem.codeForm"));
    }
    if (draft.name().isEmpty()) {
      problems.add(FieldProblem.of("name", "vendors.problem.nameMissing"));
    }
    tooLong(problems, "name", draft.name(), NAME_LENGTH);
    tooLong(problems, "nameEn", draft.nameEn(), NAME_LENGTH);
    tooLong(problems, "village", draft.village(), NAME_LENGTH);
    tooLong(problems, "contact", draft.contact(), NAME_LENGTH);
    if (draft.kind() == null) {
      problems.add(FieldProblem.of("kind", "vendors.problem.kindMissing"));
    }
    if (draft.regionCode() == null) {
      problems.add(FieldProblem.of("regionCode", "vendors.problem.regionMissing"));
    }
    if (!draft.phone().isEmpty() && !PHONE.matcher(draft.phone()).matches()) {
      problems.add(FieldProblem.of("phone", "vendors.problem.phoneForm"));
    }
    if (draft.householdsHelped() < 0 || draft.householdsHelped() > MOST_HOUSEHOLDS) {
      problems.add(
          FieldProblem.of("householdsHelped", "vendors.problem.householdsRange", MOST_HOUSEHOLDS));
    }
    creditCode(draft).ifPresent(problems::add);
    return problems;
  }

  private static Optional<FieldProblem> creditCode(VendorDraft draft) {
    if (draft.creditCode().isEmpty()) {
      return Optional.empty();
    }
    Optional<CreditCode> read = CreditCode.read(draft.creditCode());
    if (read.isEmpty()) {
      return Optional.of(FieldProblem.of("creditCode", "vendors.problem.creditCodeForm"));
    }
    return read.get().checkCharacterFits() || draft.creditCodeReviewed()
        ? Optional.empty()
        : Optional.of(FieldProblem.of("creditCode", "vendors.problem.creditCodeCheck"));
  }

  private static void tooLong(List<FieldProblem> problems, String field, String text, int most) {
    if (text.length() > most) {
      problems.add(FieldProblem.of(field, "vendors.problem.tooLong", most));
    }
  }
}
