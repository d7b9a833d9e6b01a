package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.FieldProblem;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.vendors.VendorScope;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A product's certificates and inspections; whoever may change the product may add to them. */
@Singleton
public class Papers {

  private static final int LENGTH = 100;
  private static final int ITEMS_LENGTH = 300;

  private final Products products;
  private final CertificateRepository certificates;
  private final InspectionRepository inspections;
  private final EvidenceFiles evidence;
  private final ProductWriting writing;
  private final Clock clock;

  Papers(
      Products products,
      CertificateRepository certificates,
      InspectionRepository inspections,
      EvidenceFiles evidence,
      ProductWriting writing,
      Clock clock) {
    this.products = products;
    this.certificates = certificates;
    this.inspections = inspections;
    this.evidence = evidence;
    this.writing = writing;
    this.clock = clock;
  }

  /** The latest first. */
  @Transactional
  public List<Certificate> certificatesOf(Actor actor, long productId) {
    products.visible(actor, productId);
    return certificates.findByProductIdOrderByValidFromDesc(productId);
  }

  /** The latest first. */
  @Transactional
  public List<Inspection> inspectionsOf(Actor actor, long productId) {
    products.visible(actor, productId);
    return inspections.findByProductIdOrderByTestedOnDesc(productId);
  }

  /**
   * @throws NotFound if the product or the evidence is not the actor's
   * @throws AccessDenied if the actor may only read
   */
  public PaperOutcome add(Actor actor, long productId, CertificateDraft draft) {
    mayAdd(actor, productId, draft.evidenceId());
    List<FieldProblem> problems = problems(draft);
    if (!problems.isEmpty()) {
      return new PaperOutcome.Refused(problems);
    }
    Certificate certificate =
        new Certificate(
            null,
            productId,
            Objects.requireNonNull(draft.typeCode()),
            draft.number().strip(),
            draft.issuer().strip(),
            Objects.requireNonNull(draft.from()),
            draft.lastDay() == null ? null : draft.lastDay().plusDays(1),
            draft.evidenceId());
    try {
      return new PaperOutcome.Added(
          Objects.requireNonNull(writing.insert(actor, certificate).id()));
    } catch (DataAccessException e) {
      return Eligibilities.refused(e);
    }
  }

  /** As for certificates. */
  public PaperOutcome add(Actor actor, long productId, InspectionDraft draft) {
    mayAdd(actor, productId, draft.evidenceId());
    List<FieldProblem> problems = problems(draft);
    if (!problems.isEmpty()) {
      return new PaperOutcome.Refused(problems);
    }
    Inspection inspection =
        new Inspection(
            null,
            productId,
            draft.lot().strip(),
            Objects.requireNonNull(draft.testedOn()),
            draft.laboratory().strip(),
            draft.items().strip(),
            Objects.requireNonNull(draft.passed()),
            draft.evidenceId());
    try {
      return new PaperOutcome.Added(Objects.requireNonNull(writing.insert(actor, inspection).id()));
    } catch (DataAccessException e) {
      return Eligibilities.refused(e);
    }
  }

  private void mayAdd(Actor actor, long productId, @org.jspecify.annotations.Nullable Long file) {
    products.visible(actor, productId);
    if (!VendorScope.mayChange(actor)) {
      throw new AccessDenied();
    }
    if (file != null) {
      evidence.visible(actor, file);
    }
  }

  private static List<FieldProblem> problems(CertificateDraft draft) {
    List<FieldProblem> problems = new ArrayList<>();
    if (draft.typeCode() == null) {
      problems.add(FieldProblem.of("typeCode", "catalogue.problem.typeMissing"));
    }
    filled(problems, "number", draft.number(), "catalogue.problem.numberMissing");
    filled(problems, "issuer", draft.issuer(), "catalogue.problem.issuerMissing");
    if (draft.from() == null) {
      problems.add(FieldProblem.of("from", "catalogue.problem.fromMissing"));
    } else if (draft.lastDay() != null && draft.lastDay().isBefore(draft.from())) {
      problems.add(FieldProblem.of("lastDay", "catalogue.problem.endsBeforeItBegins"));
    }
    return problems;
  }

  private List<FieldProblem> problems(InspectionDraft draft) {
    List<FieldProblem> problems = new ArrayList<>();
    filled(problems, "lot", draft.lot(), "catalogue.problem.lotMissing");
    filled(problems, "laboratory", draft.laboratory(), "catalogue.problem.laboratoryMissing");
    if (draft.items().length() > ITEMS_LENGTH) {
      problems.add(FieldProblem.of("items", "catalogue.problem.tooLong", ITEMS_LENGTH));
    }
    if (draft.testedOn() == null) {
      problems.add(FieldProblem.of("testedOn", "catalogue.problem.testedOnMissing"));
    } else if (draft.testedOn().isAfter(BusinessDay.today(clock).date())) {
      problems.add(FieldProblem.of("testedOn", "catalogue.problem.testedInFuture"));
    }
    if (draft.passed() == null) {
      problems.add(FieldProblem.of("passed", "catalogue.problem.resultMissing"));
    }
    return problems;
  }

  private static void filled(
      List<FieldProblem> problems, String field, String text, String missing) {
    if (text.isBlank()) {
      problems.add(FieldProblem.of(field, missing));
    } else if (text.length() > LENGTH) {
      problems.add(FieldProblem.of(field, "catalogue.problem.tooLong", LENGTH));
    }
  }
}
