package cn.jiuxiao.server.audit.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.audit.AuditEntry;
import cn.jiuxiao.server.audit.AuditTrail;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Who changed what, when, from what to what. */
@Prototype
@Route(value = "audit", layout = MainLayout.class)
@Menu(order = 690, title = "audit.title", icon = "vaadin:eye")
@RolesAllowed({Role.Names.ADMINISTRATOR, Role.Names.PROGRAMME_OFFICE, Role.Names.INSPECTOR})
public class AuditView extends VerticalLayout {
  private final transient Words words;

  AuditView(CurrentActor current, AuditTrail trail, Words words) {
    this.words = words;
    Actor actor = current.get();
    addClassName("jx-page");
    setSizeFull();
    var list =
        new ListPage<AuditEntry>(
                query -> trail.page(actor, query), query -> trail.count(actor, query))
            .searching("audit.searchHint")
            .filter("entity", "audit.entity", entities(trail, actor))
            .filter("user", "audit.user", people(trail, actor))
            .days()
            .tall()
            .whenEmpty(new EmptyState(VaadinIcon.EYE, "audit.none"))
            .exporting(Texts.of("audit.title"));
    list.columns()
        .moment("audit.at", null, AuditEntry::at)
        .text("audit.user", null, AuditView::who)
        .onWideScreens()
        .text("audit.action", null, entry -> Words.action(entry.action()))
        .onWideScreens()
        .text("audit.entity", null, entry -> Words.entity(entry.entity()))
        .onWideScreens()
        .code("audit.id", null, AuditEntry::entityId)
        .onWideScreens()
        .component("audit.difference", null, this::differences, this::inWords);
    add(new PageHeader(Texts.of("audit.title")), list);
  }

  private static String who(AuditEntry entry) {
    return entry.userName().orElseGet(() -> Texts.of("audit.system"));
  }

  private Component differences(AuditEntry entry) {
    var lines = new Div();
    lines.addClassName("jx-differences");
    var what =
        new Div(
            String.join(
                " · ",
                who(entry),
                Words.action(entry.action()),
                Words.entity(entry.entity()),
                entry.entityId()));
    what.addClassName("jx-on-phones");
    lines.add(what);
    entry
        .differences()
        .forEach(
            each -> {
              var before = new Span(words.value(each.field(), each.before()));
              before.addClassName("jx-before");
              var after = new Span(words.value(each.field(), each.after()));
              after.addClassName("jx-after");
              var field = new Span(Words.field(each.field()));
              field.addClassName("jx-field");
              var line = new Div(field);
              if (each.before() != null) {
                line.add(before);
              }
              if (each.before() != null && each.after() != null) {
                line.add(new Span("→"));
              }
              if (each.after() != null) {
                line.add(after);
              }
              lines.add(line);
            });
    return lines;
  }

  private String inWords(AuditEntry entry) {
    return entry.differences().stream()
        .map(
            each ->
                Words.field(each.field())
                    + ": "
                    + words.value(each.field(), each.before())
                    + " → "
                    + words.value(each.field(), each.after()))
        .collect(Collectors.joining("; "));
  }

  private static Map<String, String> entities(AuditTrail trail, Actor actor) {
    Map<String, String> words = new LinkedHashMap<>();
    trail.entities(actor).forEach(entity -> words.put(entity, Words.entity(entity)));
    return words;
  }

  private static Map<String, String> people(AuditTrail trail, Actor actor) {
    Map<String, String> words = new LinkedHashMap<>();
    trail
        .people(actor)
        .forEach(
            person -> words.put("" + person.id(), person.name() + " (" + person.username() + ")"));
    return words;
  }
}
