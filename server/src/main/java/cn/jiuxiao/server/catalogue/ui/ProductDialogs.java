package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.BlockKind;
import cn.jiuxiao.server.catalogue.BlockProduct;
import cn.jiuxiao.server.catalogue.CertificateDraft;
import cn.jiuxiao.server.catalogue.Eligibilities;
import cn.jiuxiao.server.catalogue.EligibilityDraft;
import cn.jiuxiao.server.catalogue.EvidenceFiles;
import cn.jiuxiao.server.catalogue.InspectionDraft;
import cn.jiuxiao.server.catalogue.PaperOutcome;
import cn.jiuxiao.server.catalogue.Papers;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.ProductEligibility;
import cn.jiuxiao.server.programme.CertificateType;
import cn.jiuxiao.server.programme.CertificateTypes;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.programme.ReasonInfo;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.DateFields;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.inject.Singleton;
import java.util.Objects;

/** What can be added to a product, each in a dialog of its own. */
@Singleton
class ProductDialogs {

  private final Eligibilities eligibilities;
  private final Papers papers;
  private final BlockProduct blocking;
  private final EvidenceFiles files;
  private final EligibilityReasons reasons;
  private final CertificateTypes types;

  ProductDialogs(
      Eligibilities eligibilities,
      Papers papers,
      BlockProduct blocking,
      EvidenceFiles files,
      EligibilityReasons reasons,
      CertificateTypes types) {
    this.eligibilities = eligibilities;
    this.papers = papers;
    this.blocking = blocking;
    this.files = files;
    this.reasons = reasons;
    this.types = types;
  }

  void addEligibility(Actor actor, long productId, Runnable afterwards) {
    PaperDialog dialog = new PaperDialog("catalogue.addEligibility");
    ComboBox<ReasonInfo> reason =
        dialog.errors().on("reasonCode", new ComboBox<>(Texts.of("catalogue.reason")));
    reason.setItems(reasons.all());
    reason.setItemLabelGenerator(ReasonInfo::shown);
    reason.addValueChangeListener(
        change ->
            reason.setHelperText(
                change.getValue() == null
                    ? ""
                    : change.getValue().wording() + " · " + change.getValue().note()));
    DatePicker from = dialog.errors().on("from", DateFields.of(Texts.of("catalogue.from")));
    DatePicker lastDay =
        dialog.errors().on("lastDay", DateFields.of(Texts.of("catalogue.lastDay")));
    lastDay.setHelperText(Texts.of("catalogue.lastDayHelp"));
    TextArea note = dialog.errors().on("note", new TextArea(Texts.of("catalogue.note")));
    EvidenceField evidence = new EvidenceField(actor, files);
    dialog.below(reason).with(from, lastDay).below(note).below(evidence).needing(reason, from);
    dialog.open(
        () ->
            eligibilities.add(
                actor,
                productId,
                new EligibilityDraft(
                    reason.getValue() == null ? null : reason.getValue().reason().name(),
                    from.getValue(),
                    lastDay.getValue(),
                    evidence.evidenceId(),
                    note.getValue())),
        afterwards);
  }

  void endEligibility(Actor actor, ProductEligibility eligibility, Runnable afterwards) {
    PaperDialog dialog = new PaperDialog("catalogue.endEligibility");
    DatePicker lastDay =
        dialog.errors().on("lastDay", DateFields.of(Texts.of("catalogue.lastDay")));
    lastDay.setHelperText(Texts.of("catalogue.endHelp"));
    dialog.below(lastDay).needing(lastDay);
    dialog.open(
        () ->
            lastDay.getValue() == null
                ? PaperOutcome.refused("lastDay", "catalogue.problem.lastDayMissing")
                : eligibilities.end(
                    actor, Objects.requireNonNull(eligibility.id()), lastDay.getValue()),
        afterwards);
  }

  void addCertificate(Actor actor, long productId, Runnable afterwards) {
    PaperDialog dialog = new PaperDialog("catalogue.addCertificate");
    ComboBox<CertificateType> type =
        dialog.errors().on("typeCode", new ComboBox<>(Texts.of("catalogue.certificateType")));
    type.setItems(types.all());
    type.setItemLabelGenerator(CertificateType::shown);
    TextField number = dialog.errors().on("number", field("catalogue.number"));
    TextField issuer = dialog.errors().on("issuer", field("catalogue.issuer"));
    type.addValueChangeListener(
        change -> {
          type.setHelperText(change.getValue() == null ? "" : change.getValue().rule());
          if (change.getValue() != null && issuer.isEmpty()) {
            issuer.setValue(change.getValue().issuer());
          }
        });
    DatePicker from = dialog.errors().on("from", DateFields.of(Texts.of("catalogue.validFrom")));
    DatePicker lastDay =
        dialog.errors().on("lastDay", DateFields.of(Texts.of("catalogue.validTo")));
    EvidenceField evidence = new EvidenceField(actor, files);
    dialog
        .below(type)
        .with(number, issuer, from, lastDay)
        .below(evidence)
        .needing(type, number, issuer, from);
    dialog.open(
        () ->
            papers.add(
                actor,
                productId,
                new CertificateDraft(
                    type.getValue() == null ? null : type.getValue().code(),
                    number.getValue(),
                    issuer.getValue(),
                    from.getValue(),
                    lastDay.getValue(),
                    evidence.evidenceId())),
        afterwards);
  }

  void addInspection(Actor actor, long productId, Runnable afterwards) {
    PaperDialog dialog = new PaperDialog("catalogue.addInspection");
    TextField lot = dialog.errors().on("lot", field("trace.lot"));
    DatePicker testedOn = dialog.errors().on("testedOn", DateFields.of(Texts.of("trace.testedOn")));
    TextField laboratory = dialog.errors().on("laboratory", field("trace.laboratory"));
    TextField items = dialog.errors().on("items", field("catalogue.items"));
    RadioButtonGroup<Boolean> passed =
        dialog.errors().on("passed", new RadioButtonGroup<>(Texts.of("trace.result")));
    passed.setItems(true, false);
    passed.setItemLabelGenerator(yes -> Texts.of(yes ? "trace.passed" : "trace.failed"));
    EvidenceField evidence = new EvidenceField(actor, files);
    dialog
        .with(lot, testedOn, laboratory, items)
        .below(passed)
        .below(evidence)
        .needing(lot, testedOn, laboratory, passed);
    dialog.open(
        () ->
            papers.add(
                actor,
                productId,
                new InspectionDraft(
                    lot.getValue(),
                    testedOn.getValue(),
                    laboratory.getValue(),
                    items.getValue(),
                    passed.getValue(),
                    evidence.evidenceId())),
        afterwards);
  }

  /** The reason asked for is the confirmation too: the button names what will happen. */
  void block(Actor actor, Product product, Runnable afterwards) {
    RadioButtonGroup<BlockKind> kind = new RadioButtonGroup<>(Texts.of("catalogue.blockKind"));
    kind.setItems(BlockKind.values());
    kind.setItemLabelGenerator(each -> Texts.of("catalogue.blockAs." + each.name()));
    kind.setValue(BlockKind.RECALLED);
    TextArea reason = reason();
    reason.setHelperText(Texts.of("catalogue.blockHelp"));
    new FormDialog(Texts.of("catalogue.blockTitle", product.name()), kind, reason)
        .saying("catalogue.blockNow")
        .weighty()
        .onSave(
            () -> {
              blocking.block(actor, product.storedId(), kind.getValue(), reason.getValue());
              Notices.done("catalogue.blockDone", product.name());
              afterwards.run();
            })
        .open();
  }

  void unblock(Actor actor, Product product, Runnable afterwards) {
    TextArea reason = reason();
    reason.setHelperText(Texts.of("catalogue.unblockHelp"));
    new FormDialog(Texts.of("catalogue.unblockTitle", product.name()), reason)
        .saying("catalogue.unblockIt")
        .onSave(
            () -> {
              blocking.unblock(actor, product.storedId(), reason.getValue());
              Notices.done("catalogue.unblockDone", product.name());
              afterwards.run();
            })
        .open();
  }

  private static TextArea reason() {
    TextArea reason = new TextArea(Texts.of("catalogue.blockReason"));
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(BlockProduct.REASON_LENGTH);
    return reason;
  }

  private static TextField field(String labelKey) {
    return new TextField(Texts.of(labelKey));
  }
}
