package cn.jiuxiao.server.vendors.ui;

import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FieldErrors;
import cn.jiuxiao.server.vendors.CreditCode;
import cn.jiuxiao.server.vendors.VendorDraft;
import cn.jiuxiao.server.vendors.VendorKind;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.jspecify.annotations.Nullable;

/** The fields of a vendor; it knows nothing of how they are stored. */
final class VendorForm extends FormLayout {

  private final FieldErrors errors = new FieldErrors();
  private final TextField name = errors.on("name", field("vendors.name"));
  private final TextField nameEn = errors.on("nameEn", field("vendors.nameEn"));
  private final Select<VendorKind> kind = errors.on("kind", new Select<>());
  private final ComboBox<String> region = errors.on("regionCode", new ComboBox<>());
  private final TextField village = errors.on("village", field("vendors.village"));
  private final TextField creditCode = errors.on("creditCode", field("vendors.creditCode"));
  private final Checkbox reviewed = new Checkbox(Texts.of("vendors.creditCodeReviewed"));
  private final TextField code = errors.on("code", field("vendors.code"));
  private final TextField contact = errors.on("contact", field("vendors.contact"));
  private final TextField phone = errors.on("phone", field("vendors.phone"));
  private final IntegerField households = errors.on("householdsHelped", new IntegerField());
  private final boolean keepsTheRegister;

  /**
   * @param keepsTheRegister whether the person may change what the register says
   */
  VendorForm(Regions regions, boolean keepsTheRegister) {
    this.keepsTheRegister = keepsTheRegister;
    setAutoResponsive(true);
    setAutoRows(true);
    setExpandColumns(true);
    setExpandFields(true);
    name.setRequiredIndicatorVisible(true);
    kind.setLabel(Texts.of("vendors.kind"));
    kind.setItems(VendorKind.values());
    kind.setItemLabelGenerator(each -> each == null ? "" : Texts.of(each.textKey()));
    kind.setRequiredIndicatorVisible(true);
    region.setLabel(Texts.of("vendors.region"));
    region.setItems(regions.counties().stream().map(each -> each.code()).toList());
    region.setItemLabelGenerator(regions::name);
    region.setRequiredIndicatorVisible(true);
    code.setHelperText(Texts.of("vendors.codeHelp"));
    creditCode.setHelperText(Texts.of("vendors.creditCodeHelp"));
    creditCode.setValueChangeMode(ValueChangeMode.ON_BLUR);
    creditCode.addValueChangeListener(change -> offerReview());
    reviewed.setVisible(false);
    households.setLabel(Texts.of("vendors.householdsHelped"));
    households.setStepButtonsVisible(true);
    households.setMin(0);
    phone.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
    for (var locked : new com.vaadin.flow.component.HasEnabled[] {code, kind, region}) {
      locked.setEnabled(keepsTheRegister);
    }
    add(
        name,
        nameEn,
        kind,
        region,
        village,
        households,
        creditCode,
        reviewed,
        contact,
        phone,
        code);
  }

  /** What a draft keeps. */
  Component[] fields() {
    return getChildren().toArray(Component[]::new);
  }

  VendorDraft draft() {
    return new VendorDraft(
        code.getValue(),
        name.getValue(),
        nameEn.getValue(),
        kind.getValue(),
        region.getValue(),
        village.getValue(),
        creditCode.getValue(),
        reviewed.getValue(),
        contact.getValue(),
        phone.getValue(),
        households.getValue() == null ? 0 : households.getValue());
  }

  void show(VendorDraft draft) {
    code.setValue(draft.code());
    name.setValue(draft.name());
    nameEn.setValue(draft.nameEn());
    kind.setValue(draft.kind());
    region.setValue(draft.regionCode());
    village.setValue(draft.village());
    creditCode.setValue(draft.creditCode());
    reviewed.setValue(draft.creditCodeReviewed());
    contact.setValue(draft.contact());
    phone.setValue(draft.phone());
    households.setValue(draft.householdsHelped());
    errors.clear();
    offerReview();
  }

  /** A new vendor is most likely of the county whose officer enters it. */
  void suggestRegion(@Nullable String code) {
    if (code != null) {
      region.setValue(code);
      region.setEnabled(false);
    }
  }

  FieldErrors errors() {
    return errors;
  }

  /**
   * Only a code that has the form but not the check character can be reviewed, and only by an
   * official.
   */
  private void offerReview() {
    boolean doubtful =
        CreditCode.read(creditCode.getValue()).map(c -> !c.checkCharacterFits()).orElse(false);
    reviewed.setVisible(doubtful && keepsTheRegister);
    if (!doubtful) {
      reviewed.setValue(false);
    }
  }

  private static TextField field(String labelKey) {
    return new TextField(Texts.of(labelKey));
  }
}
