package cn.jiuxiao.server.visitors.ui;

import cn.jiuxiao.printing.Badge;
import cn.jiuxiao.printing.Copies;
import cn.jiuxiao.printing.Press;
import cn.jiuxiao.printing.PrintJob;
import cn.jiuxiao.printing.Stock;
import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.Fairs;
import cn.jiuxiao.server.fairs.ui.FairTabs;
import cn.jiuxiao.server.fairs.ui.FairWords;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Downloads;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.visitors.CheckedIn;
import cn.jiuxiao.server.visitors.VisitorRow;
import cn.jiuxiao.server.visitors.Visitors;
import cn.jiuxiao.wire.Base64Url;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who registered for a fair and who came; a scanner at the entrance types into the field on top.
 */
@Prototype
@Route(value = "fairs/:fair/visitors", layout = MainLayout.class)
@RolesAllowed({Role.Names.ADMINISTRATOR, Role.Names.PROGRAMME_OFFICE, Role.Names.FAIR_ORGANIZER})
public class VisitorsView extends VerticalLayout implements BeforeEnterObserver {

  private final Actor actor;
  private final Fairs fairs;
  private final Visitors visitors;
  private final FairTabs tabs;

  VisitorsView(CurrentActor current, Fairs fairs, Visitors visitors, FairTabs tabs) {
    this.tabs = tabs;
    this.actor = current.get();
    this.fairs = fairs;
    this.visitors = visitors;
    addClassName("jx-page");
    setSizeFull();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    long fairId = event.getRouteParameters().getLong("fair").orElseThrow(NotFound::new);
    Fair fair = fairs.writable(actor, fairId);
    removeAll();
    ListPage<VisitorRow> list = list(fairId);
    add(
        new PageHeader(FairWords.name(fair.name(), fair.nameEn()))
            .under("fairs", Texts.of("visitors.fairs"))
            .actions(registrationLink(fairId), printAll(fair)),
        tabs.of(actor, fairId, VisitorsTab.NAME),
        entrance(fairId, list),
        list);
  }

  private ListPage<VisitorRow> list(long fairId) {
    var list =
        new ListPage<VisitorRow>(
                query -> visitors.find(actor, fairId, query),
                query -> visitors.count(actor, fairId, query))
            .searching("visitors.searchHint")
            .filter(
                "state",
                "visitors.state",
                Map.of(
                    "HERE", Texts.of("visitors.here"), "EXPECTED", Texts.of("visitors.expected")))
            .whenEmpty(new EmptyState(VaadinIcon.USERS, "visitors.none", registrationLink(fairId)))
            .exporting("visitors");
    list.columns()
        .code("visitors.number", "number", VisitorRow::number)
        .text("visitors.name", "name", VisitorRow::name)
        .component("visitors.state", "checkedIn", VisitorsView::state, VisitorsView::stateText)
        .text("visitors.organisationShort", null, VisitorRow::organisation)
        .onWideScreens()
        .text("visitors.phone", null, VisitorRow::phone)
        .onWideScreens()
        .moment("visitors.issuedAt", "issued", VisitorRow::issuedAt)
        .onWideScreens()
        .component("visitors.badge", null, VisitorsView::badgeLink, row -> "")
        .onWideScreens();
    return list;
  }

  private Component entrance(long fairId, ListPage<VisitorRow> list) {
    var scan = new TextField(Texts.of("visitors.scan"));
    scan.setId("scan-badge");
    scan.setPlaceholder("jxb1.…");
    scan.setPrefixComponent(VaadinIcon.QRCODE.create());
    scan.setWidth("min(32rem, 100%)");
    scan.setAutofocus(true);
    var answer = new Span();
    answer.getElement().setAttribute("role", "status");
    scan.addKeyPressListener(
        Key.ENTER,
        pressed -> {
          if (!scan.getValue().isBlank()) {
            answer.removeAll();
            answer.add(words(visitors.checkIn(actor, fairId, scan.getValue())));
            scan.clear();
            list.refresh();
          }
        });
    return new VerticalLayout(scan, answer);
  }

  private static Component words(CheckedIn outcome) {
    return switch (outcome) {
      case CheckedIn.Welcome welcome ->
          welcome.again()
              ? State.WAITING.badge(
                  Texts.of(
                      "visitors.again",
                      welcome.name(),
                      welcome.number(),
                      Cells.moment(welcome.firstAt())))
              : State.GOOD.badge(Texts.of("visitors.welcome", welcome.name(), welcome.number()));
      case CheckedIn.NotABadge wrong -> State.BAD.badge(Texts.of("visitors.notABadge"));
      case CheckedIn.OtherFair other ->
          State.BAD.badge(Texts.of("visitors.otherFair", other.fairName()));
    };
  }

  private static Component state(VisitorRow row) {
    return (row.checkedInAt() == null ? State.NEUTRAL : State.GOOD).badge(stateText(row));
  }

  private static String stateText(VisitorRow row) {
    return row.checkedInAt() == null
        ? Texts.of("visitors.expected")
        : Texts.of("visitors.hereSince", Cells.moment(row.checkedInAt()));
  }

  private static Component badgeLink(VisitorRow row) {
    var link = new Anchor("/badge/" + Base64Url.encode(row.badgeId()), Texts.of("visitors.badge"));
    link.setTarget(AnchorTarget.BLANK);
    return link;
  }

  private static Component registrationLink(long fairId) {
    var link = new Anchor("/register/" + fairId, Texts.of("visitors.openRegistration"));
    link.setTarget(AnchorTarget.BLANK);
    return link;
  }

  private Component printAll(Fair fair) {
    Locale locale = Texts.locale();
    return Downloads.button(
        "visitors.printAll",
        VaadinIcon.PRINT,
        Downloads.PDF,
        () -> "badges.pdf",
        out -> print(fair, locale, out));
  }

  private void print(Fair fair, Locale locale, OutputStream out) throws IOException {
    List<Badge> badges = visitors.badges(actor, fair.storedId(), locale);
    if (!badges.isEmpty()) {
      new Press(locale)
          .pdf(
              PrintJob.of(fair.name(), Stock.BADGES_ON_A4),
              badges.stream().map(Copies::one).iterator(),
              out);
    }
  }
}
