package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.ProductDraft;
import cn.jiuxiao.server.catalogue.SalesUnit;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.programme.Category;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FieldErrors;
import cn.jiuxiao.server.vendors.ui.VendorChoice;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fields of a product; it knows nothing of how they are stored. */
final class ProductForm extends FormLayout {

  private static final int STORY_LENGTH = 2000;
  private static final int MOST_DIGITS = 15;

  private final FieldErrors errors = new FieldErrors();
  private final VendorChoice vendor;
  private final TextField name = errors.on("name", field("catalogue.name"));
  private final TextField nameEn = errors.on("nameEn", field("catalogue.nameEn"));
  private final ComboBox<Category> category = errors.on("categoryCode", new ComboBox<>());
  private final TextField specification =
      errors.on("specification", field("catalogue.specification"));
  private final Select<SalesUnit> salesUnit = errors.on("salesUnit", new Select<>());
  private final TextField gtin = errors.on("gtin", field("catalogue.gtin"));
  private final BigDecimalField listPrice = errors.on("listPriceFen", yuan("catalogue.listPrice"));
  private final BigDecimalField priceLow = errors.on("priceLowFen", yuan("catalogue.priceLow"));
  private final BigDecimalField priceHigh = errors.on("priceHighFen", yuan("catalogue.priceHigh"));
  private final TextField scale = errors.on("scale", field("catalogue.scale"));
  private final BigDecimalField output =
      errors.on("yearlyOutputMilli", new BigDecimalField(Texts.of("catalogue.output")));
  private final TextField outputUnit = errors.on("outputUnit", field("catalogue.outputUnit"));
  private final Select<Integer> seasonFrom = errors.on("seasonFrom", month("catalogue.seasonFrom"));
  private final Select<Integer> seasonTo = errors.on("seasonTo", month("catalogue.seasonTo"));
  private final IntegerField beneficiaries = errors.on("beneficiaries", new IntegerField());
  private final TextField code = errors.on("code", field("catalogue.code"));
  private final TextArea story = errors.on("story", new TextArea(Texts.of("catalogue.story")));
  private final List<Category> categories;

  ProductForm(VendorChoice vendor, Categories categories) {
    this.vendor = vendor;
    this.categories = categories.forProducts();
    setAutoResponsive(true);
    setAutoRows(true);
    setExpandColumns(true);
    setExpandFields(true);
    for (var required :
        new com.vaadin.flow.component.HasValue<?, ?>[] {
          name, listPrice, errors.on("vendorId", vendor.box())
        }) {
      required.setRequiredIndicatorVisible(true);
    }
    category.setLabel(Texts.of("catalogue.category"));
    category.setItems(this.categories);
    category.setItemLabelGenerator(Category::shown);
    category.setRequiredIndicatorVisible(true);
    salesUnit.setLabel(Texts.of("catalogue.salesUnit"));
    salesUnit.setItems(SalesUnit.values());
    salesUnit.setItemLabelGenerator(unit -> unit == null ? "" : Texts.of(unit.textKey()));
    salesUnit.setRequiredIndicatorVisible(true);
    specification.setHelperText(Texts.of("catalogue.specificationHelp"));
    gtin.setHelperText(Texts.of("catalogue.gtinHelp"));
    priceLow.setHelperText(Texts.of("catalogue.priceRangeHelp"));
    scale.setHelperText(Texts.of("catalogue.scaleHelp"));
    outputUnit.setHelperText(Texts.of("catalogue.outputUnitHelp"));
    code.setHelperText(Texts.of("catalogue.codeHelp"));
    beneficiaries.setLabel(Texts.of("catalogue.beneficiaries"));
    beneficiaries.setStepButtonsVisible(true);
    beneficiaries.setMin(0);
    story.setMaxLength(STORY_LENGTH);
    story.setMinRows(4);
    story.setHelperText(Texts.of("catalogue.storyHelp"));
    add(vendor.box(), 2);
    add(name, nameEn, category, specification, salesUnit, gtin);
    add(listPrice, priceLow, priceHigh, scale, output, outputUnit, seasonFrom, seasonTo);
    add(beneficiaries, code);
    add(story, 4);
  }

  /** What a draft keeps: all but the vendor, whose choices are fetched as one types. */
  Component[] fields() {
    return getChildren().filter(field -> field != vendor.box()).toArray(Component[]::new);
  }

  ProductDraft draft() {
    return new ProductDraft(
        code.getValue(),
        vendor.vendorId(),
        category.getValue() == null ? null : category.getValue().code(),
        name.getValue(),
        nameEn.getValue(),
        specification.getValue(),
        salesUnit.getValue(),
        gtin.getValue(),
        scaled(listPrice, 2),
        scaled(priceLow, 2),
        scaled(priceHigh, 2),
        scale.getValue(),
        scaled(output, 3),
        outputUnit.getValue(),
        seasonFrom.getValue(),
        seasonTo.getValue(),
        beneficiaries.getValue() == null ? 0 : beneficiaries.getValue(),
        story.getValue());
  }

  void show(ProductDraft draft) {
    if (draft.vendorId() != null) {
      vendor.choose(draft.vendorId());
    }
    categories.stream()
        .filter(each -> each.code().equals(draft.categoryCode()))
        .findFirst()
        .ifPresent(category::setValue);
    code.setValue(draft.code());
    code.setReadOnly(!draft.code().isEmpty());
    code.setHelperText(draft.code().isEmpty() ? Texts.of("catalogue.codeHelp") : "");
    name.setValue(draft.name());
    nameEn.setValue(draft.nameEn());
    specification.setValue(draft.specification());
    salesUnit.setValue(draft.salesUnit());
    gtin.setValue(draft.gtin());
    listPrice.setValue(unscaled(draft.listPriceFen(), 2));
    priceLow.setValue(unscaled(draft.priceLowFen(), 2));
    priceHigh.setValue(unscaled(draft.priceHighFen(), 2));
    scale.setValue(draft.scale());
    output.setValue(unscaled(draft.yearlyOutputMilli(), 3));
    outputUnit.setValue(draft.outputUnit());
    seasonFrom.setValue(draft.seasonFrom());
    seasonTo.setValue(draft.seasonTo());
    beneficiaries.setValue(draft.beneficiaries());
    story.setValue(draft.story());
    errors.clear();
  }

  FieldErrors errors() {
    return errors;
  }

  /**
   * Parts of a fen round half up: what the person sees afterwards is what was stored. What is
   * beyond all measure stays so, for the service to refuse it.
   */
  private static @Nullable Long scaled(BigDecimalField field, int places) {
    BigDecimal value = field.getValue();
    if (value == null) {
      return null;
    }
    if (value.precision() - value.scale() > MOST_DIGITS) {
      return value.signum() * Long.MAX_VALUE;
    }
    return value
        .movePointRight(places)
        .setScale(0, java.math.RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static @Nullable BigDecimal unscaled(@Nullable Long value, int places) {
    if (value == null) {
      return null;
    }
    BigDecimal exact = BigDecimal.valueOf(value, places);
    return places == 2 || exact.signum() == 0
        ? exact
        : new BigDecimal(exact.stripTrailingZeros().toPlainString());
  }

  private static TextField field(String labelKey) {
    return new TextField(Texts.of(labelKey));
  }

  private static BigDecimalField yuan(String labelKey) {
    BigDecimalField field = new BigDecimalField(Texts.of(labelKey));
    field.setSuffixComponent(new Span(Texts.of("catalogue.yuan")));
    return field;
  }

  private static Select<Integer> month(String labelKey) {
    Select<Integer> select = new Select<>();
    select.setLabel(Texts.of(labelKey));
    select.setEmptySelectionAllowed(true);
    select.setItems(IntStream.rangeClosed(1, 12).boxed().toList());
    select.setItemLabelGenerator(month -> month == null ? "" : Texts.of("trace.month." + month));
    return select;
  }
}
