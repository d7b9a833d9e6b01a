package cn.jiuxiao.server.dues.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.dues.AccountLine;
import cn.jiuxiao.server.dues.RecordPayment;
import cn.jiuxiao.server.dues.UnitAccount;
import cn.jiuxiao.server.dues.UnitAccounts;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.DateFields;
import cn.jiuxiao.server.shared.ui.Downloads;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one unit put on account at an outlet and paid since: the statement it is sent. */
@Prototype
@Route(value = "dues/:outlet([0-9]{1,18})", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class UnitAccountView extends VerticalLayout implements BeforeEnterObserver {
  private final transient Actor actor;
  private final transient UnitAccounts accounts;
  private final transient RecordPayment payments;
  private final transient Clock clock;

  UnitAccountView(
      CurrentActor current, UnitAccounts accounts, RecordPayment payments, Clock clock) {
    this.actor = current.get();
    this.accounts = accounts;
    this.payments = payments;
    this.clock = clock;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    long outlet = Long.parseLong(event.getRouteParameters().get("outlet").orElseThrow());
    QueryParameters asked = event.getLocation().getQueryParameters();
    String unit = asked.getSingleParameter("unit").orElseThrow(NotFound::new);
    show(outlet, unit, day(asked, "from"), day(asked, "to"));
  }

  private static @Nullable LocalDate day(QueryParameters asked, String name) {
    try {
      return asked.getSingleParameter(name).map(LocalDate::parse).orElse(null);
    } catch (DateTimeException none) {
      return null;
    }
  }

  private void show(long outlet, String unit, @Nullable LocalDate from, @Nullable LocalDate to) {
    UnitAccount account = accounts.open(actor, outlet, unit, from, to);
    removeAll();
    add(
        header(account),
        summary(account),
        span(account, from, to),
        figures(account),
        new StatementTable(account, line -> ask(account, line, from, to)),
        signatures());
  }

  private PageHeader header(UnitAccount account) {
    var header =
        new PageHeader(Texts.of("dues.accountTitle", DueWords.unit(account.unit())))
            .under("dues", Texts.of("dues.title"));
    if (account.mayRecord()) {
      var record =
          new Button(
              Texts.of("dues.record"),
              VaadinIcon.PLUS.create(),
              click ->
                  new PaymentDialogs(actor, payments, clock)
                      .record(account, () -> reload(account)));
      record.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      header.actions(record);
    }
    Locale locale = Texts.locale();
    return header.actions(
        new Button(
            Texts.of("dues.print"),
            VaadinIcon.PRINT.create(),
            click -> click.getSource().getUI().ifPresent(ui -> ui.getPage().executeJs("print()"))),
        Downloads.button(
            "shared.export",
            VaadinIcon.DOWNLOAD_ALT,
            Downloads.XLSX,
            () -> "statement.xlsx",
            out -> new StatementSheet(account, locale).writeTo(out)));
  }

  private void ask(
      UnitAccount account, AccountLine line, @Nullable LocalDate from, @Nullable LocalDate to) {
    new PaymentDialogs(actor, payments, clock)
        .takeBack(line, () -> show(account.outlet().storedId(), account.unit(), from, to));
  }

  /** What was just recorded may lie outside the span that was shown. */
  private void reload(UnitAccount account) {
    go(account, null, null);
  }

  private void go(UnitAccount account, @Nullable LocalDate from, @Nullable LocalDate to) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("unit", account.unit());
    if (from != null) {
      parameters.put("from", from.toString());
    }
    if (to != null) {
      parameters.put("to", to.toString());
    }
    String path = "dues/" + account.outlet().storedId();
    String query = QueryParameters.simple(parameters).getQueryString();
    getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, path + "?" + query));
    show(account.outlet().storedId(), account.unit(), from, to);
  }

  private Component summary(UnitAccount account) {
    var line =
        new Div(
            DueWords.badge(account.balance()),
            DueWords.link("outlets/" + account.outlet().storedId(), account.outlet().name()),
            new Span(account.outlet().place()),
            Cells.code(account.outlet().label()),
            new Span(Texts.of("dues.asOf", BusinessDay.today(clock).toString())));
    line.addClassName("jx-summary");
    return line;
  }

  private Component span(UnitAccount account, @Nullable LocalDate from, @Nullable LocalDate to) {
    DatePicker first = DateFields.of("");
    first.setPlaceholder(Texts.of("shared.day.from"));
    first.setAriaLabel(Texts.of("shared.day.from"));
    first.setValue(from);
    DatePicker last = DateFields.of("");
    last.setPlaceholder(Texts.of("shared.day.to"));
    last.setAriaLabel(Texts.of("shared.day.to"));
    last.setValue(to);
    first.addValueChangeListener(change -> go(account, change.getValue(), to));
    last.addValueChangeListener(change -> go(account, from, change.getValue()));
    var bar = new Div(first, last);
    bar.addClassName("jx-toolbar");
    return bar;
  }

  private static Component figures(UnitAccount account) {
    var strip = new Div();
    strip.addClassName("jx-figures");
    strip.add(
        figure("dues.before", account.before()),
        figure("dues.putYuan", account.sum(AccountLine.Kind.PUT)),
        figure("dues.backYuan", account.sum(AccountLine.Kind.BACK)),
        figure("dues.paidYuan", account.paid()),
        figure("dues.after", account.after()));
    return strip;
  }

  private static Component figure(String key, Money money) {
    var value = new Span(money.yuan());
    value.addClassNames("jx-figure", "jx-number");
    return new Div(new Span(Texts.of(key)), value);
  }

  private static Component signatures() {
    var line = new Paragraph(Texts.of("dues.signatures"));
    line.addClassName("jx-on-paper");
    return line;
  }
}
