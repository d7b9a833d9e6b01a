package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Unit;
import cn.jiuxiao.server.programme.UnitKind;
import cn.jiuxiao.server.programme.Units;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.DateFields;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;

/** The fields of a unit. */
final class UnitForm extends Composite<Div> {
  private final TextField code = new TextField(Texts.of("programme.code"));
  private final TextField name = new TextField(Texts.of("programme.fullName"));
  private final TextField shortName = new TextField(Texts.of("programme.shortName"));
  private final TextField nameEn = new TextField(Texts.of("programme.nameEn"));
  private final Select<UnitKind> kind = new Select<>();
  private final ComboBox<Region> region = new ComboBox<>(Texts.of("programme.region"));
  private final Select<Unit.LeadingGroupPart> part = new Select<>();
  private final DatePicker closedOn = DateFields.of(Texts.of("programme.closedOn"));

  UnitForm(List<Region> regions) {
    getContent().addClassName("jx-door-form");
    code.setHelperText(Texts.of("programme.codeHelp"));
    kind.setLabel(Texts.of("programme.kind"));
    kind.setItems(UnitKind.values());
    kind.setItemLabelGenerator(each -> Texts.of("programme.kind." + each));
    region.setItems(regions);
    region.setItemLabelGenerator(Region::shown);
    part.setLabel(Texts.of("programme.leadingGroup"));
    part.setItems(Unit.LeadingGroupPart.values());
    part.setItemLabelGenerator(each -> Texts.of("programme.part." + each));
    part.setValue(Unit.LeadingGroupPart.NONE);
    closedOn.setHelperText(Texts.of("programme.closedOnHelp"));
    for (HasValue<?, ?> each : List.<HasValue<?, ?>>of(code, name, shortName, kind, region)) {
      each.setRequiredIndicatorVisible(true);
    }
    getContent().add(fields());
  }

  Component[] fields() {
    return new Component[] {name, shortName, nameEn, code, kind, region, part, closedOn};
  }

  /** The code is the unit's for life. */
  void show(Unit unit) {
    code.setValue(unit.code());
    code.setReadOnly(true);
    name.setValue(unit.name());
    shortName.setValue(unit.shortName());
    nameEn.setValue(unit.nameEn());
    kind.setValue(unit.kind());
    region
        .getListDataView()
        .getItems()
        .filter(each -> each.code().equals(unit.regionCode()))
        .findFirst()
        .ifPresent(region::setValue);
    part.setValue(unit.leadingGroup());
    closedOn.setValue(unit.closedOn());
  }

  void lock() {
    for (Component field : fields()) {
      ((HasValue<?, ?>) field).setReadOnly(true);
    }
  }

  Units.Entry entry() {
    if (kind.isEmpty() || region.isEmpty()) {
      kind.setInvalid(kind.isEmpty());
      region.setInvalid(region.isEmpty());
      throw new Problem(422, "programme.unitIncomplete");
    }
    return new Units.Entry(
        code.getValue().strip(),
        name.getValue().strip(),
        shortName.getValue().strip(),
        nameEn.getValue().strip(),
        kind.getValue(),
        region.getValue().code(),
        part.getValue(),
        closedOn.getValue());
  }
}
