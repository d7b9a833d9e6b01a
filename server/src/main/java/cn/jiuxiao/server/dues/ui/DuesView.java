package cn.jiuxiao.server.dues.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.dues.Due;
import cn.jiuxiao.server.dues.DueList;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which units owe what, and to which outlet. */
@Prototype
@Route(value = "dues", layout = MainLayout.class)
@Menu(order = 240, title = "dues.title", icon = "vaadin:wallet")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class DuesView extends VerticalLayout {
  private final transient Actor actor;
  private final transient DueList dues;
  private final Paragraph sum = new Paragraph();

  DuesView(CurrentActor current, DueList dues) {
    this.actor = current.get();
    this.dues = dues;
    addClassName("jx-page");
    setSizeFull();
    sum.addClassName("jx-sum");
    add(new PageHeader(Texts.of("dues.title")), sum, list());
  }

  private ListPage<Due> list() {
    Map<String, String> states = new LinkedHashMap<>();
    for (String state : List.of("OWING", "SETTLED", "OVERPAID")) {
      states.put(state, Texts.of("dues.state." + state));
    }
    var list =
        new ListPage<Due>(query -> dues.page(actor, query), this::count)
            .searching("dues.searchHint")
            .filter("state", "dues.state", states)
            .opening(due -> DueWords.route(due.outletId(), due.unit()))
            .whenEmpty(new EmptyState(VaadinIcon.WALLET, "dues.none"))
            .exporting("dues");
    list.columns()
        .name("dues.unit", "unit", due -> DueWords.unit(due.unit()), due -> new Span(due.outlet()))
        .text("dues.outlet", "outlet", Due::outlet)
        .onWideScreens()
        .code("dues.label", null, Due::label)
        .onWideScreens()
        .money("dues.putYuan", "put", Due::put)
        .onWideScreens()
        .money("dues.backYuan", "back", Due::back)
        .onWideScreens()
        .money("dues.paidYuan", "paid", Due::paid)
        .onWideScreens()
        .money("dues.balanceYuan", "balance", Due::balance)
        .component(
            "dues.state",
            null,
            due -> DueWords.badge(due.balance()),
            due -> DueWords.state(due.balance()))
        .onWideScreens()
        .moment("dues.last", "last", Due::last)
        .onWideScreens();
    return list;
  }

  private int count(ListQuery query) {
    DueList.Total total = dues.total(actor, query);
    sum.setText(
        Texts.of(
            "dues.sum",
            total.units(),
            total.put().yuan(),
            total.back().yuan(),
            total.paid().yuan(),
            total.balance().yuan()));
    return Math.toIntExact(total.units());
  }
}
