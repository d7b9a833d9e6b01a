package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.OutletDays;
import cn.jiuxiao.server.statistics.OutletReceipts;
import cn.jiuxiao.server.statistics.Period;
import cn.jiuxiao.server.statistics.ReceiptRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The receipts of one outlet; their sum is its figure. */
@Prototype
@Route(value = "sales/outlets/:outlet", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class OutletReceiptsView extends VerticalLayout implements BeforeEnterObserver {
  private final OutletReceipts receipts;
  private final OutletDays days;
  private final Actor actor;
  private final Paragraph sum = new Paragraph();
  private long outletId;

  OutletReceiptsView(CurrentActor current, OutletReceipts receipts, OutletDays days) {
    this.actor = current.get();
    this.receipts = receipts;
    this.days = days;
    addClassName("jx-page");
    setSizeFull();
    sum.addClassName("jx-sum");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    outletId = event.getRouteParameters().getLong("outlet").orElseThrow(NotFound::new);
    Outlet outlet = receipts.outlet(actor, outletId);
    removeAll();
    var period =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter("period")
            .flatMap(Period::read)
            .orElse(null);
    var header = Shown.trail(new PageHeader(outlet.name()), actor, period);
    var place = new Span(Shown.joined(outlet.place(), outlet.label()));
    place.addClassName("jx-quiet");
    add(header, place, sum, list());
  }

  private ListPage<ReceiptRow> list() {
    var list =
        new ListPage<ReceiptRow>(query -> receipts.page(actor, outletId, query), this::count)
            .searching("statistics.searchReceipts")
            .filter("period", "statistics.period", periods(days.months(actor, outletId)))
            .filter("day", "statistics.day", new DayChoices(days, actor, outletId))
            .filter("kind", "statistics.kind", kinds())
            .whenEmpty(new EmptyState(VaadinIcon.INVOICE, "statistics.noReceipts"))
            .exporting("receipts");
    list.columns()
        .component(
            "statistics.receiptNumber", "number", OutletReceiptsView::link, ReceiptRow::number)
        .money("statistics.totalYuan", "total", ReceiptRow::total)
        .component(
            "statistics.kind",
            null,
            row -> kind(row.kind()),
            row -> Texts.of("statistics.kind." + row.kind()))
        .moment("statistics.time", "at", ReceiptRow::at)
        .onWideScreens()
        .money("statistics.eligibleYuan", "eligible", ReceiptRow::eligible)
        .onWideScreens()
        .money("statistics.printedYuan", null, ReceiptRow::printed)
        .onWideScreens()
        .text("statistics.cashier", "cashier", ReceiptRow::cashier)
        .onWideScreens()
        .text(
            "statistics.participant",
            null,
            row -> Texts.of(row.participant() ? "statistics.yes" : "statistics.no"))
        .onWideScreens();
    return list;
  }

  private static Component link(ReceiptRow row) {
    Anchor link = Shown.link("sales/receipts/" + row.code().text(), row.number());
    link.addClassName("jx-code");
    return link;
  }

  static Component kind(ReceiptRow.Kind kind) {
    return (switch (kind) {
          case SALE -> State.GOOD;
          case REFUND -> State.WAITING;
          case VOIDED -> State.BAD;
        })
        .badge(Texts.of("statistics.kind." + kind));
  }

  private int count(ListQuery query) {
    OutletReceipts.Total total = receipts.total(actor, outletId, query);
    sum.setText(
        Texts.of(
            "statistics.receiptsSum",
            total.sales(),
            total.refunds(),
            total.total().yuan(),
            total.eligible().yuan()));
    return Math.toIntExact(total.receipts());
  }

  /** Each year before its months. */
  private static Map<String, String> periods(List<Period> months) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Period month : months) {
      words.putIfAbsent(month.wholeYear().toString(), Shown.period(month.wholeYear()));
      words.put(month.toString(), Shown.period(month));
    }
    return words;
  }

  private static Map<String, String> kinds() {
    Map<String, String> words = new LinkedHashMap<>();
    for (ReceiptRow.Kind kind : ReceiptRow.Kind.values()) {
      words.put(kind.name(), Texts.of("statistics.kind." + kind));
    }
    return words;
  }
}
