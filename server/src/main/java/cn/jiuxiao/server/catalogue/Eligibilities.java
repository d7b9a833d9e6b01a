package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ConstraintBroken;
import cn.jiuxiao.server.shared.FieldProblem;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.vendors.VendorScope;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Why a product counts, and when that ends. Officials decide; a vendor reads. What was frozen with
 * a sale stays as it was.
 */
@Singleton
public class Eligibilities {

  private final Products products;
  private final EligibilityRepository repository;
  private final EvidenceFiles evidence;
  private final ProductWriting writing;
  private final Clock clock;

  Eligibilities(
      Products products,
      EligibilityRepository repository,
      EvidenceFiles evidence,
      ProductWriting writing,
      Clock clock) {
    this.products = products;
    this.repository = repository;
    this.evidence = evidence;
    this.writing = writing;
    this.clock = clock;
  }

  /** The latest first. */
  @Transactional
  public List<ProductEligibility> of(Actor actor, long productId) {
    products.visible(actor, productId);
    return repository.findByProductIdOrderByValidFromDesc(productId);
  }

  /**
   * @throws NotFound if the product or the evidence is not the actor's
   * @throws AccessDenied if the actor does not keep the register
   */
  public PaperOutcome add(Actor actor, long productId, EligibilityDraft draft) {
    products.visible(actor, productId);
    mustKeepTheRegister(actor);
    List<FieldProblem> problems = problems(draft);
    if (!problems.isEmpty()) {
      return new PaperOutcome.Refused(problems);
    }
    if (draft.evidenceId() != null) {
      evidence.visible(actor, draft.evidenceId());
    }
    try {
      return new PaperOutcome.Added(
          Objects.requireNonNull(writing.insert(actor, toStore(productId, draft)).id()));
    } catch (DataAccessException e) {
      return refused(e);
    }
  }

  /**
   * Ends it: {@code lastDay} is the last day on which it holds.
   *
   * @return refused if it ended already, or would end before it began
   */
  public PaperOutcome end(Actor actor, long eligibilityId, LocalDate lastDay) {
    ProductEligibility before = repository.findById(eligibilityId).orElseThrow(NotFound::new);
    products.visible(actor, before.productId());
    mustKeepTheRegister(actor);
    LocalDate today = BusinessDay.today(clock).date();
    if (before.validTo() != null && !before.validTo().isAfter(today)) {
      return PaperOutcome.Refused.of("lastDay", "catalogue.problem.eligibilityEnded");
    }
    if (lastDay.isBefore(before.validFrom())) {
      return PaperOutcome.Refused.of("lastDay", "catalogue.problem.endsBeforeItBegins");
    }
    ProductEligibility after =
        new ProductEligibility(
            before.id(),
            before.productId(),
            before.reasonCode(),
            before.validFrom(),
            lastDay.plusDays(1),
            before.evidenceId(),
            before.note());
    try {
      writing.update(actor, before, after);
      return new PaperOutcome.Added(eligibilityId);
    } catch (DataAccessException e) {
      return refused(e);
    }
  }

  static void mustKeepTheRegister(Actor actor) {
    if (!VendorScope.keepsTheRegister(actor)) {
      throw new AccessDenied();
    }
  }

  static List<FieldProblem> problems(EligibilityDraft draft) {
    List<FieldProblem> problems = new ArrayList<>();
    if (draft.reasonCode() == null) {
      problems.add(FieldProblem.of("reasonCode", "catalogue.problem.reasonMissing"));
    }
    if (draft.from() == null) {
      problems.add(FieldProblem.of("from", "catalogue.problem.fromMissing"));
    } else if (draft.lastDay() != null && draft.lastDay().isBefore(draft.from())) {
      problems.add(FieldProblem.of("lastDay", "catalogue.problem.endsBeforeItBegins"));
    }
    if (draft.note().length() > 500) {
      problems.add(FieldProblem.of("note", "catalogue.problem.tooLong", 500));
    }
    return problems;
  }

  private static ProductEligibility toStore(long productId, EligibilityDraft draft) {
    return new ProductEligibility(
        null,
        productId,
        Objects.requireNonNull(draft.reasonCode()),
        Objects.requireNonNull(draft.from()),
        draft.lastDay() == null ? null : draft.lastDay().plusDays(1),
        draft.evidenceId(),
        draft.note().strip());
  }

  static PaperOutcome refused(DataAccessException e) {
    String constraint = ConstraintBroken.by(e);
    return switch (constraint == null ? "" : constraint) {
      case "product_has_one_reason_a_day" ->
          PaperOutcome.Refused.of("from", "catalogue.problem.oneReasonADay");
      case "product_eligibility_reason_code_fkey" ->
          PaperOutcome.Refused.of("reasonCode", "catalogue.problem.reasonMissing");
      case "certificate_is_listed_once" ->
          PaperOutcome.Refused.of("number", "catalogue.problem.certificateListed");
      case "certificate_type_code_fkey" ->
          PaperOutcome.Refused.of("typeCode", "catalogue.problem.typeMissing");
      case "lot_is_inspected_once_a_day_by_a_laboratory" ->
          PaperOutcome.Refused.of("lot", "catalogue.problem.inspectionListed");
      default -> throw e;
    };
  }
}
