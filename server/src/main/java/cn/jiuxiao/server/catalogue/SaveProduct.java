package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ConstraintBroken;
import cn.jiuxiao.server.shared.FieldProblem;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates and changes products. A vendor keeps its own; officials those of the vendors they see.
 */
@Singleton
public class SaveProduct {

  private final Products products;
  private final Vendors vendors;
  private final ProductWriting writing;

  SaveProduct(Products products, Vendors vendors, ProductWriting writing) {
    this.products = products;
    this.vendors = vendors;
    this.writing = writing;
  }

  /**
   * @throws AccessDenied if the actor may only read
   * @throws NotFound if the vendor is not the actor's
   */
  public SaveOutcome<Product> create(Actor actor, ProductDraft draft) {
    mayChange(actor);
    List<FieldProblem> problems = problems(actor, draft);
    if (!problems.isEmpty()) {
      return new SaveOutcome.Refused<>(problems);
    }
    return stored(() -> writing.insert(actor, toStore(draft, null)));
  }

  /**
   * @param version of the product when the actor opened it
   * @throws NotFound if there is none, or it is someone else's
   * @throws AccessDenied if the actor may only read it
   */
  public SaveOutcome<Product> change(Actor actor, long id, int version, ProductDraft draft) {
    Product before = products.visible(actor, id);
    mayChange(actor);
    List<FieldProblem> problems = problems(actor, draft);
    if (!draft.code().isEmpty() && !draft.code().equals(before.code())) {
      problems.add(FieldProblem.of("code", "catalogue.problem.codeIsForLife"));
    }
    if (!problems.isEmpty()) {
      return new SaveOutcome.Refused<>(problems);
    }
    if (before.version() != version) {
      return new SaveOutcome.ChangedMeanwhile<>(before);
    }
    Product after = toStore(draft, before);
    if (after.equals(before)) {
      return new SaveOutcome.Saved<>(before, false);
    }
    try {
      return stored(() -> writing.update(actor, before, after));
    } catch (OptimisticLockException someoneWasFaster) {
      return new SaveOutcome.ChangedMeanwhile<>(products.byId(id).orElseThrow());
    }
  }

  private static void mayChange(Actor actor) {
    if (!VendorScope.mayChange(actor)) {
      throw new AccessDenied();
    }
  }

  private List<FieldProblem> problems(Actor actor, ProductDraft draft) {
    if (draft.vendorId() != null) {
      vendors.visible(actor, draft.vendorId());
    }
    return new ArrayList<>(ProductRules.problems(draft));
  }

  private static SaveOutcome<Product> stored(Supplier<Product> write) {
    try {
      return new SaveOutcome.Saved<>(write.get(), true);
    } catch (OptimisticLockException e) {
      throw e;
    } catch (DataAccessException e) {
      return new SaveOutcome.Refused<>(List.of(taken(e)));
    }
  }

  private static FieldProblem taken(DataAccessException e) {
    @Nullable String constraint = ConstraintBroken.by(e);
    return switch (constraint == null ? "" : constraint) {
      case "product_code_is_its_own" -> FieldProblem.of("code", "catalogue.problem.codeTaken");
      case "product_gtin_is_its_own" -> FieldProblem.of("gtin", "catalogue.problem.gtinTaken");
      case "product_category_code_fkey" ->
          FieldProblem.of("categoryCode", "catalogue.problem.categoryMissing");
      default -> throw e;
    };
  }

  static Product toStore(ProductDraft draft, @Nullable Product before) {
    return new Product(
        before == null ? null : before.id(),
        draft.code().isEmpty() && before != null ? before.code() : draft.code(),
        Objects.requireNonNull(draft.vendorId()),
        Objects.requireNonNull(draft.categoryCode()),
        draft.name(),
        draft.nameEn(),
        draft.specification(),
        Objects.requireNonNull(draft.salesUnit()),
        Gtin.read(draft.gtin()).map(Gtin::value).orElse(null),
        Objects.requireNonNull(draft.listPriceFen()),
        Objects.requireNonNull(draft.priceLowFen()),
        Objects.requireNonNull(draft.priceHighFen()),
        draft.scale(),
        draft.yearlyOutputMilli(),
        draft.outputUnit(),
        draft.seasonFrom(),
        draft.seasonTo(),
        draft.beneficiaries(),
        draft.story(),
        before == null ? null : before.blocked(),
        before == null ? 0 : before.version());
  }
}
