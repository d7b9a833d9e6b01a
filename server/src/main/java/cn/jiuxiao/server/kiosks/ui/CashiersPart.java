package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.Cashier;
import cn.jiuxiao.server.kiosks.Cashiers;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.SellingLimits;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.ui.OutletPart;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.inject.Singleton;
import java.util.List;

/** The tab of an outlet's page where those who work its tills are kept. */
@Singleton
class CashiersPart implements OutletPart {
  private static final int LONGEST_PIN = 8;
  private static final String[] NAME_PROBLEMS = {
    "kiosks.cashier-needs-name", "kiosks.cashier-name-taken"
  };
  private static final String PIN_FORM = "kiosks.pin-has-4-to-8-digits";
  private static final String PINS_DIFFER = "kiosks.pinsDiffer";

  private final Cashiers cashiers;
  private final SellingLimits limits;

  CashiersPart(Cashiers cashiers, SellingLimits limits) {
    this.cashiers = cashiers;
    this.limits = limits;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String name() {
    return "cashiers";
  }

  @Override
  public String titleKey() {
    return "kiosks.tab.cashiers";
  }

  @Override
  public boolean isFor(Actor actor, Outlet outlet) {
    return Kiosks.maySee(actor, outlet);
  }

  @Override
  public Component show(Actor actor, Outlet outlet) {
    var panel = new Div();
    panel.addClassName("jx-fill");
    fill(panel, actor, outlet);
    return panel;
  }

  private void fill(Div panel, Actor actor, Outlet outlet) {
    panel.removeAll();
    boolean mayWork = Kiosks.mayWork(actor, outlet);
    Runnable again = () -> fill(panel, actor, outlet);
    List<Cashier> all = cashiers.of(actor, outlet.storedId());
    if (all.isEmpty()) {
      panel.add(
          mayWork
              ? new EmptyState(
                  VaadinIcon.USERS, "kiosks.noCashiersYet", addButton(actor, outlet, again))
              : new EmptyState(VaadinIcon.USERS, "kiosks.noCashiers"));
      return;
    }
    if (mayWork) {
      var bar = new Div(addButton(actor, outlet, again));
      bar.addClassName("jx-actions");
      panel.add(bar);
    }
    panel.add(new LimitsLine(limits, actor, outlet), grid(all, mayWork, actor, again));
  }

  private Grid<Cashier> grid(List<Cashier> all, boolean mayWork, Actor actor, Runnable again) {
    var grid = new Grid<Cashier>();
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    grid.setAllRowsVisible(true);
    grid.addComponentColumn(CashiersPart::nameAndPart)
        .setHeader(Texts.of("kiosks.cashier"))
        .setFlexGrow(2);
    grid.addComponentColumn(
            cashier ->
                cashier.disabledAt() == null
                    ? State.GOOD.badge(Texts.of("kiosks.working"))
                    : State.NEUTRAL.badge(Texts.of("kiosks.disabled")))
        .setHeader(Texts.of("kiosks.state"));
    if (mayWork) {
      grid.addComponentColumn(cashier -> buttons(actor, cashier, again))
          .setWidth("6.5rem")
          .setFlexGrow(0);
    }
    grid.setItems(all);
    return grid;
  }

  private static Component nameAndPart(Cashier cashier) {
    var part = new Span(Texts.of(cashier.supervisor() ? "kiosks.supervisor" : "kiosks.plain"));
    part.addClassName("jx-quiet");
    var cell = new Div(new Span(cashier.name()), part);
    cell.addClassName("jx-two-lines");
    return cell;
  }

  private Component buttons(Actor actor, Cashier cashier, Runnable again) {
    var edit = new Button(VaadinIcon.EDIT.create(), click -> edit(actor, cashier, again));
    edit.setAriaLabel(Texts.of("kiosks.editCashier", cashier.name()));
    edit.setTooltipText(Texts.of("shared.edit"));
    var pin = new Button(VaadinIcon.KEY_O.create(), click -> setPin(actor, cashier, again));
    pin.setAriaLabel(Texts.of("kiosks.setPin", cashier.name()));
    pin.setTooltipText(Texts.of("kiosks.newPin"));
    for (Button each : List.of(edit, pin)) {
      each.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    }
    return new Div(edit, pin);
  }

  private Button addButton(Actor actor, Outlet outlet, Runnable again) {
    var add = new Button(Texts.of("kiosks.addCashier"), VaadinIcon.PLUS.create());
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.addClickListener(
        click -> {
          TextField name = nameField("");
          var supervisor = new Checkbox(Texts.of("kiosks.supervisorHelp"));
          PasswordField pin = pinField("kiosks.pin");
          PasswordField repeated = pinField("kiosks.pinAgain");
          new FormDialog(Texts.of("kiosks.addCashier"), name, supervisor, pin, repeated)
              .blaming(name, NAME_PROBLEMS)
              .blaming(pin, PIN_FORM)
              .blaming(repeated, PINS_DIFFER)
              .onSave(
                  () -> {
                    mustAgree(pin, repeated);
                    cashiers.add(
                        actor,
                        outlet.storedId(),
                        name.getValue(),
                        supervisor.getValue(),
                        pin.getValue());
                    again.run();
                  })
              .open();
        });
    return add;
  }

  private void edit(Actor actor, Cashier cashier, Runnable again) {
    TextField name = nameField(cashier.name());
    var supervisor = new Checkbox(Texts.of("kiosks.supervisorHelp"));
    supervisor.setValue(cashier.supervisor());
    var disabled = new Checkbox(Texts.of("kiosks.disabledHelp"));
    disabled.setValue(cashier.disabledAt() != null);
    new FormDialog(Texts.of("kiosks.editCashier", cashier.name()), name, supervisor, disabled)
        .blaming(name, NAME_PROBLEMS)
        .onSave(
            () -> {
              cashiers.change(
                  actor,
                  cashier.storedId(),
                  name.getValue(),
                  supervisor.getValue(),
                  disabled.getValue());
              again.run();
            })
        .open();
  }

  private void setPin(Actor actor, Cashier cashier, Runnable again) {
    PasswordField pin = pinField("kiosks.newPin");
    PasswordField repeated = pinField("kiosks.pinAgain");
    new FormDialog(Texts.of("kiosks.setPin", cashier.name()), pin, repeated)
        .blaming(pin, PIN_FORM)
        .blaming(repeated, PINS_DIFFER)
        .onSave(
            () -> {
              mustAgree(pin, repeated);
              cashiers.setPin(actor, cashier.storedId(), pin.getValue());
              Notices.done("kiosks.pinSet", cashier.name());
              again.run();
            })
        .open();
  }

  private static void mustAgree(PasswordField pin, PasswordField repeated) {
    if (!pin.getValue().equals(repeated.getValue())) {
      throw new Problem(422, PINS_DIFFER);
    }
  }

  private static TextField nameField(String value) {
    var name = new TextField(Texts.of("kiosks.cashier"));
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(Names.LONGEST);
    name.setValue(value);
    return name;
  }

  private static PasswordField pinField(String textKey) {
    var pin = new PasswordField(Texts.of(textKey));
    pin.setRequiredIndicatorVisible(true);
    pin.setMaxLength(LONGEST_PIN);
    pin.setAllowedCharPattern("[0-9]");
    pin.setAutocomplete(Autocomplete.NEW_PASSWORD);
    pin.setHelperText(Texts.of("kiosks.pinHelp"));
    pin.getElement().setAttribute("inputmode", "numeric");
    return pin;
  }
}
