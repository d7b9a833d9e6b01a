package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.SellingLimits;
import cn.jiuxiao.server.kiosks.SellingRules;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FormDialog;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import java.math.BigDecimal;
import java.util.Objects;

/** What cashiers and supervisors of an outlet may grant, and where that is changed. */
final class LimitsLine extends Div {
  private static final int PERMILLE_OF_PERCENT = 10;
  private static final int WHOLE_PERCENT = 100;

  private final transient SellingLimits limits;
  private final transient Actor actor;
  private final transient Outlet outlet;

  LimitsLine(SellingLimits limits, Actor actor, Outlet outlet) {
    this.limits = limits;
    this.actor = actor;
    this.outlet = outlet;
    setId("limits");
    addClassName("jx-actions");
    fill();
  }

  private void fill() {
    removeAll();
    SellingRules rules = limits.of(actor, outlet.storedId());
    add(
        new Span(
            Texts.of(
                "kiosks.limits",
                percent(rules.cashierDiscountPermille()),
                percent(rules.supervisorDiscountPermille()),
                new Money(rules.roundingFen()).yuan())));
    if (Kiosks.mayWork(actor, outlet)) {
      add(changeButton(rules));
    }
  }

  private static String percent(int permille) {
    return BigDecimal.valueOf(permille, 1).stripTrailingZeros().toPlainString();
  }

  private Component changeButton(SellingRules rules) {
    var change = new Button(Texts.of("kiosks.changeLimits"), VaadinIcon.EDIT.create());
    change.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    change.setId("change-limits");
    change.addClickListener(click -> open(rules));
    return change;
  }

  private void open(SellingRules rules) {
    IntegerField cashier = percentField("kiosks.cashierLimit", rules.cashierDiscountPermille());
    IntegerField supervisor =
        percentField("kiosks.supervisorLimit", rules.supervisorDiscountPermille());
    var rounding = new BigDecimalField(Texts.of("kiosks.roundingLimit"));
    rounding.setHelperText(Texts.of("kiosks.roundingHelp"));
    rounding.setValue(BigDecimal.valueOf(rules.roundingFen(), 2));
    new FormDialog(Texts.of("kiosks.changeLimits"), cashier, supervisor, rounding)
        .blaming(cashier, "kiosks.rules-discount-is-a-share")
        .blaming(supervisor, "kiosks.rules-supervisor-no-less")
        .blaming(rounding, "kiosks.rules-rounding-below-ten-yuan")
        .onSave(
            () -> {
              limits.change(
                  actor,
                  outlet.storedId(),
                  new SellingRules(
                      0,
                      permille(cashier),
                      permille(supervisor),
                      SellingRules.roundingOf(rounding.getValue())));
              fill();
            })
        .open();
  }

  private static IntegerField percentField(String labelKey, int permille) {
    var field = new IntegerField(Texts.of(labelKey));
    field.setMin(0);
    field.setMax(WHOLE_PERCENT);
    field.setSuffixComponent(new Span("%"));
    field.setValue(permille / PERMILLE_OF_PERCENT);
    return field;
  }

  private static int permille(IntegerField field) {
    Integer percent = field.getValue();
    return Objects.requireNonNullElse(percent, -1) * PERMILLE_OF_PERCENT;
  }
}
