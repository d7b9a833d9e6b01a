package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.catalogue.Eligibilities;
import cn.jiuxiao.server.catalogue.EligibilityDraft;
import cn.jiuxiao.server.catalogue.PaperOutcome;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.ProductEligibility;
import cn.jiuxiao.server.programme.EligibilityReason;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.vendors.VendorScope;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The three cells of a product's row that say why it is eligible. Empty cells say nothing: they end
 * no eligibility. A reason that is there already is left alone; one that now has a last day is
 * ended.
 */
@Singleton
class EligibilityCells {

  private final Eligibilities eligibilities;

  EligibilityCells(Eligibilities eligibilities) {
    this.eligibilities = eligibilities;
  }

  record Wanted(
      @Nullable EligibilityReason reason, @Nullable LocalDate from, @Nullable LocalDate lastDay) {}

  static Wanted read(CellReader cells, Map<String, EligibilityReason> reasons) {
    Wanted wanted =
        new Wanted(cells.choice("reasonCode", reasons), cells.date("from"), cells.date("lastDay"));
    if (cells.text("reasonCode").isEmpty() != cells.text("from").isEmpty()) {
      cells.problem(
          wanted.reason() == null ? "reasonCode" : "from", "sheets.problem.reasonAndDate");
    }
    return wanted;
  }

  RowOutcome apply(Actor actor, Product product, Wanted wanted, RowOutcome.Good before) {
    if (wanted.reason() == null || wanted.from() == null) {
      return before;
    }
    List<ProductEligibility> there = eligibilities.of(actor, product.storedId());
    Optional<ProductEligibility> same =
        there.stream()
            .filter(e -> e.reasonCode().equals(wanted.reason().name()))
            .filter(e -> e.validFrom().equals(wanted.from()))
            .findFirst();
    if (same.isPresent() && Objects.equals(same.get().lastDay(), wanted.lastDay())) {
      return before;
    }
    if (!VendorScope.keepsTheRegister(actor)) {
      return RowOutcome.Bad.of("reasonCode", "sheets.problem.reasonNotYours");
    }
    PaperOutcome outcome;
    if (same.isEmpty()) {
      outcome =
          eligibilities.add(
              actor,
              product.storedId(),
              new EligibilityDraft(
                  wanted.reason().name(), wanted.from(), wanted.lastDay(), null, ""));
    } else if (wanted.lastDay() == null) {
      return RowOutcome.Bad.of(
          "lastDay", "sheets.problem.reasonEnded", String.valueOf(same.get().lastDay()));
    } else {
      outcome = eligibilities.end(actor, Objects.requireNonNull(same.get().id()), wanted.lastDay());
    }
    return switch (outcome) {
      case PaperOutcome.Added added ->
          before == RowOutcome.Good.CREATED ? before : RowOutcome.Good.CHANGED;
      case PaperOutcome.Refused refused -> new RowOutcome.Bad(refused.problems());
    };
  }
}
