package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.BlockProduct;
import cn.jiuxiao.server.catalogue.Certificate;
import cn.jiuxiao.server.catalogue.Eligibilities;
import cn.jiuxiao.server.catalogue.EvidenceFiles;
import cn.jiuxiao.server.catalogue.Inspection;
import cn.jiuxiao.server.catalogue.Papers;
import cn.jiuxiao.server.catalogue.ProductBlock;
import cn.jiuxiao.server.catalogue.ProductEligibility;
import cn.jiuxiao.server.programme.CertificateType;
import cn.jiuxiao.server.programme.CertificateTypes;
import cn.jiuxiao.server.programme.EligibilityReason;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.vendors.VendorScope;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a product's page that list what supports it, each with its evidence. */
@Singleton
class ProductPapers {

  private final Eligibilities eligibilities;
  private final Papers papers;
  private final BlockProduct blocking;
  private final EvidenceFiles files;
  private final EligibilityReasons reasons;
  private final CertificateTypes types;
  private final ProductDialogs dialogs;
  private final Clock clock;

  ProductPapers(
      Eligibilities eligibilities,
      Papers papers,
      BlockProduct blocking,
      EvidenceFiles files,
      EligibilityReasons reasons,
      CertificateTypes types,
      ProductDialogs dialogs,
      Clock clock) {
    this.eligibilities = eligibilities;
    this.papers = papers;
    this.blocking = blocking;
    this.files = files;
    this.reasons = reasons;
    this.types = types;
    this.dialogs = dialogs;
    this.clock = clock;
  }

  Component eligibility(Actor actor, long productId, Runnable again) {
    boolean official = VendorScope.keepsTheRegister(actor);
    List<ProductEligibility> all = eligibilities.of(actor, productId);
    LocalDate today = BusinessDay.today(clock).date();
    UnorderedList list = list();
    for (ProductEligibility each : all) {
      ListItem item =
          item(
              (each.holdsOn(today) ? State.GOOD : State.NEUTRAL)
                  .badge(reasons.name(EligibilityReason.valueOf(each.reasonCode()))),
              new Span(Shown.span(each.validFrom(), each.lastDay())),
              Shown.quiet(each.note()),
              evidence(each.evidenceId()));
      if (official && (each.validTo() == null || each.validTo().isAfter(today))) {
        Button end =
            new Button(
                Texts.of("catalogue.end"), click -> dialogs.endEligibility(actor, each, again));
        end.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        item.add(end);
      }
      list.add(item);
    }
    return Shown.card(
        "catalogue.eligibility",
        official
            ? add("catalogue.addEligibility", () -> dialogs.addEligibility(actor, productId, again))
            : null,
        all.isEmpty() ? Shown.quiet(Texts.of("catalogue.noEligibility")) : list);
  }

  Component certificates(Actor actor, long productId, Runnable again) {
    List<Certificate> all = papers.certificatesOf(actor, productId);
    LocalDate today = BusinessDay.today(clock).date();
    UnorderedList list = list();
    for (Certificate each : all) {
      boolean holds = each.validTo() == null || today.isBefore(each.validTo());
      String type = types.find(each.typeCode()).map(CertificateType::shown).orElse(each.typeCode());
      list.add(
          item(
              (holds ? State.GOOD : State.WAITING)
                  .badge(holds ? type : Texts.of("catalogue.expired", type)),
              Cells.code(each.number()),
              new Span(each.issuer()),
              Shown.quiet(Shown.span(each.validFrom(), each.lastDay())),
              evidence(each.evidenceId())));
    }
    return Shown.card(
        "trace.certificates",
        VendorScope.mayChange(actor)
            ? add("catalogue.addCertificate", () -> dialogs.addCertificate(actor, productId, again))
            : null,
        all.isEmpty() ? Shown.quiet(Texts.of("catalogue.noCertificates")) : list);
  }

  Component inspections(Actor actor, long productId, Runnable again) {
    List<Inspection> all = papers.inspectionsOf(actor, productId);
    UnorderedList list = list();
    for (Inspection each : all) {
      list.add(
          item(
              (each.passed() ? State.GOOD : State.BAD)
                  .badge(Texts.of(each.passed() ? "trace.passed" : "trace.failed")),
              new Span(each.testedOn().toString()),
              Cells.code(each.lot()),
              new Span(each.laboratory()),
              Shown.quiet(each.items()),
              evidence(each.evidenceId())));
    }
    return Shown.card(
        "trace.inspections",
        VendorScope.mayChange(actor)
            ? add("catalogue.addInspection", () -> dialogs.addInspection(actor, productId, again))
            : null,
        all.isEmpty() ? Shown.quiet(Texts.of("catalogue.noInspections")) : list);
  }

  /** Nothing if it never was blocked. */
  Optional<Component> blocks(Actor actor, long productId) {
    List<ProductBlock> all = blocking.history(actor, productId);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    UnorderedList list = list();
    for (ProductBlock each : all) {
      ListItem item =
          item(
              (each.liftedAt() == null ? State.BAD : State.NEUTRAL)
                  .badge(Texts.of(each.kind().textKey())),
              new Span(Cells.moment(each.blockedAt())),
              new Span(each.reason()));
      if (each.liftedAt() != null && each.liftReason() != null) {
        item.add(
            Shown.quiet(
                Texts.of("catalogue.lifted", Cells.moment(each.liftedAt()), each.liftReason())));
      }
      list.add(item);
    }
    return Optional.of(Shown.card("catalogue.blocks", null, list));
  }

  private Component evidence(@Nullable Long id) {
    if (id == null) {
      return new Span();
    }
    Anchor link = new Anchor("/api/evidence/" + id, files.nameOf(id).orElse(""));
    link.setRouterIgnore(true);
    link.setTarget(AnchorTarget.BLANK);
    return new Div(VaadinIcon.PAPERCLIP.create(), link);
  }

  private static Component[] add(String textKey, Runnable action) {
    Button button = new Button(Texts.of(textKey), VaadinIcon.PLUS.create(), click -> action.run());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return new Component[] {button};
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("jx-papers");
    return list;
  }

  private static ListItem item(Component... parts) {
    return new ListItem(parts);
  }
}
