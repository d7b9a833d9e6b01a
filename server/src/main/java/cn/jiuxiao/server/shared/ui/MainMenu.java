package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The menu, from the views' {@code @Menu} annotations: {@code order} 310 stands in group 3 (goods),
 * {@code title} is a text key, {@code icon} a Vaadin icon such as {@code vaadin:archive}. Shows
 * only what the person may open.
 */
@Singleton
public class MainMenu {
  private static final List<String> GROUPS =
      List.of("today", "fairs", "stores", "goods", "terminals", "statistics", "settings");
  private static final int GROUP_SIZE = 100;

  private record Entry(Class<?> view, String route, Menu menu) {
    int group() {
      return Math.clamp((long) menu.order() / GROUP_SIZE, 0, GROUPS.size() - 1);
    }
  }

  private final List<Entry> entries;
  private final AccessAnnotationChecker access = new AccessAnnotationChecker();

  MainMenu(BeanContext beans) {
    this.entries =
        beans.getBeanDefinitions(Component.class).stream()
            .map(definition -> definition.getBeanType())
            .filter(
                view ->
                    view.isAnnotationPresent(Menu.class) && view.isAnnotationPresent(Route.class))
            .map(
                view ->
                    new Entry(
                        view,
                        view.getAnnotation(Route.class).value(),
                        view.getAnnotation(Menu.class)))
            .sorted(Comparator.comparingDouble(entry -> entry.menu().order()))
            .toList();
  }

  Component forCurrentPerson() {
    var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    Map<Integer, List<Entry>> groups =
        entries.stream()
            .filter(entry -> access.hasAccess(entry.view(), request))
            .collect(Collectors.groupingBy(Entry::group, TreeMap::new, Collectors.toList()));
    var nav = new Nav();
    nav.addClassName("jx-menu");
    nav.getElement().setAttribute("aria-label", Texts.of("shared.menu"));
    groups.forEach(
        (group, views) -> {
          var side = new SideNav();
          if (group > 0) {
            side.setLabel(Texts.of("shared.menu." + GROUPS.get(group)));
          }
          views.forEach(entry -> side.addItem(item(entry)));
          nav.add(side);
        });
    return groups.isEmpty() ? new Span() : nav;
  }

  private static SideNavItem item(Entry entry) {
    var icon = entry.menu().icon();
    var item =
        new SideNavItem(
            Texts.of(entry.menu().title()),
            "/" + entry.route(),
            new Icon(icon.isEmpty() ? "vaadin:circle-thin" : icon));
    item.setMatchNested(true);
    return item;
  }
}
