package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ConstraintBroken;
import cn.jiuxiao.server.shared.FieldProblem;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.SaveOutcome;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates and changes vendors. Officials keep all of a vendor's data; a vendor keeps its own, save
 * what the register says of it (code, kind, county, the review of its credit code).
 */
@Singleton
public class SaveVendor {

  private final VendorRepository repository;
  private final VendorWriting writing;
  private final Clock clock;

  SaveVendor(VendorRepository repository, VendorWriting writing, Clock clock) {
    this.repository = repository;
    this.writing = writing;
    this.clock = clock;
  }

  /**
   * @throws AccessDenied if the actor does not keep the register
   */
  public SaveOutcome<Vendor> create(Actor actor, VendorDraft draft) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.COUNTY_OFFICER);
    List<FieldProblem> problems = new ArrayList<>(VendorRules.problems(draft));
    outsideCounty(actor, draft).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      return new SaveOutcome.Refused<>(problems);
    }
    return stored(() -> writing.insert(actor, toStore(actor, draft, null)));
  }

  /**
   * @param version of the vendor when the actor opened it
   * @throws NotFound if there is none, or it is someone else's
   * @throws AccessDenied if the actor may only read it
   */
  public SaveOutcome<Vendor> change(Actor actor, long id, int version, VendorDraft draft) {
    Vendor before = changeable(actor, id);
    List<FieldProblem> problems = new ArrayList<>(VendorRules.problems(draft));
    outsideCounty(actor, draft).ifPresent(problems::add);
    problems.addAll(registerFields(actor, before, draft));
    if (!problems.isEmpty()) {
      return new SaveOutcome.Refused<>(problems);
    }
    if (before.version() != version) {
      return new SaveOutcome.ChangedMeanwhile<>(before);
    }
    Vendor after = toStore(actor, draft, before);
    if (after.equals(before)) {
      return new SaveOutcome.Saved<>(before, false);
    }
    return changed(actor, before, after);
  }

  /** Closes a vendor (it stays in the figures), or opens it again. */
  public SaveOutcome<Vendor> close(Actor actor, long id, int version, boolean closed) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.COUNTY_OFFICER);
    Vendor before = changeable(actor, id);
    if (before.open() != closed) {
      return new SaveOutcome.Saved<>(before, false);
    }
    if (before.version() != version) {
      return new SaveOutcome.ChangedMeanwhile<>(before);
    }
    return changed(actor, before, before.closed(closed ? clock.instant() : null));
  }

  private Vendor changeable(Actor actor, long id) {
    Vendor vendor =
        repository.findById(id).filter(VendorScope.of(actor)::includes).orElseThrow(NotFound::new);
    if (!VendorScope.mayChange(actor)) {
      throw new AccessDenied();
    }
    return vendor;
  }

  private SaveOutcome<Vendor> changed(Actor actor, Vendor before, Vendor after) {
    try {
      return stored(() -> writing.update(actor, before, after));
    } catch (OptimisticLockException someoneWasFaster) {
      return new SaveOutcome.ChangedMeanwhile<>(
          repository.findById(before.storedId()).orElseThrow());
    }
  }

  private static SaveOutcome<Vendor> stored(Write write) {
    try {
      return new SaveOutcome.Saved<>(write.run(), true);
    } catch (DataAccessException e) {
      return new SaveOutcome.Refused<>(List.of(taken(e)));
    }
  }

  private static FieldProblem taken(DataAccessException e) {
    @Nullable String constraint = ConstraintBroken.by(e);
    return switch (constraint == null ? "" : constraint) {
      case "vendor_code_is_its_own" -> FieldProblem.of("code", "vendors.problem.codeTaken");
      case "vendor_credit_code_is_its_own" ->
          FieldProblem.of("creditCode", "vendors.problem.creditCodeTaken");
      case "vendor_region_code_fkey" ->
          FieldProblem.of("regionCode", "vendors.problem.regionMissing");
      default -> throw e;
    };
  }

  private static Optional<FieldProblem> outsideCounty(Actor actor, VendorDraft draft) {
    return actor.role() == Role.COUNTY_OFFICER
            && draft.regionCode() != null
            && !draft.regionCode().equals(actor.region())
        ? Optional.of(FieldProblem.of("regionCode", "vendors.problem.notYourCounty"))
        : Optional.empty();
  }

  private static List<FieldProblem> registerFields(Actor actor, Vendor before, VendorDraft draft) {
    if (VendorScope.keepsTheRegister(actor)) {
      return List.of();
    }
    List<FieldProblem> problems = new ArrayList<>();
    if (!draft.code().isEmpty() && !draft.code().equals(before.code())) {
      problems.add(FieldProblem.of("code", "vendors.problem.registerOnly"));
    }
    if (draft.kind() != before.kind()) {
      problems.add(FieldProblem.of("kind", "vendors.problem.registerOnly"));
    }
    if (!before.regionCode().equals(draft.regionCode())) {
      problems.add(FieldProblem.of("regionCode", "vendors.problem.registerOnly"));
    }
    if (draft.creditCodeReviewed() && !sameCreditCode(before, draft)) {
      problems.add(FieldProblem.of("creditCode", "vendors.problem.registerOnly"));
    }
    return problems;
  }

  private Vendor toStore(Actor actor, VendorDraft draft, @Nullable Vendor before) {
    return new Vendor(
        before == null ? null : before.id(),
        draft.code().isEmpty() ? (before == null ? "" : before.code()) : draft.code(),
        draft.name(),
        draft.nameEn(),
        Objects.requireNonNull(draft.kind()),
        Objects.requireNonNull(draft.regionCode()),
        draft.village(),
        draft.creditCode().isEmpty() ? null : draft.creditCode(),
        reviewer(actor, draft, before),
        draft.contact(),
        draft.phone(),
        draft.householdsHelped(),
        before == null ? null : before.closedAt(),
        before == null ? 0 : before.version());
  }

  /** A review holds for the code that was looked at; a code that is right needs none. */
  private static @Nullable Long reviewer(Actor actor, VendorDraft draft, @Nullable Vendor before) {
    if (draft.creditCode().isEmpty() || new CreditCode(draft.creditCode()).checkCharacterFits()) {
      return null;
    }
    return before != null && before.creditCodeReviewedBy() != null && sameCreditCode(before, draft)
        ? before.creditCodeReviewedBy()
        : Long.valueOf(actor.userId());
  }

  private static boolean sameCreditCode(Vendor before, VendorDraft draft) {
    return draft.creditCode().equals(before.creditCode() == null ? "" : before.creditCode());
  }

  /** One change in one transaction. */
  @FunctionalInterface
  private interface Write {
    Vendor run();
  }
}
