package cn.jiuxiao.server.today.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.TodayItem;
import cn.jiuxiao.server.shared.TodayItem.Attention;
import cn.jiuxiao.server.shared.TodayItem.Urgency;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** What needs this person's attention, what happened, and one click from doing it. */
@Prototype
@Route(value = "today", layout = MainLayout.class)
@Menu(order = 0, title = "today.title", icon = "vaadin:sun-o")
@PermitAll
public class TodayView extends VerticalLayout {
  TodayView(CurrentActor current, List<TodayItem> items, Clock clock) {
    Actor actor = current.get();
    addClassName("jx-page");
    add(new PageHeader(Texts.of("today.title")));
    add(
        new Paragraph(
            Texts.of("today.greeting", actor.name(), BusinessDay.today(clock).toString())));
    List<Attention> lines =
        items.stream()
            .flatMap(item -> item.attentionFor(actor).stream())
            .sorted(Comparator.comparing(Attention::urgency))
            .toList();
    if (lines.isEmpty()) {
      add(new EmptyState(VaadinIcon.CHECK_CIRCLE_O, "today.nothing"));
    } else {
      var list = new UnorderedList();
      list.addClassName("jx-today");
      lines.forEach(line -> list.add(line(line)));
      add(list);
    }
  }

  private static ListItem line(Attention line) {
    var link = new Anchor("/" + line.route(), Texts.of(line.textKey(), line.args().toArray()));
    return new ListItem(state(line.urgency()).badge(Texts.of("today." + line.urgency())), link);
  }

  private static State state(Urgency urgency) {
    return switch (urgency) {
      case PROBLEM -> State.BAD;
      case TO_DO -> State.WAITING;
      case NEWS -> State.NEUTRAL;
    };
  }
}
