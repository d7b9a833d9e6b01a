package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.PageTabs;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;

/** One selling place: its price list, and what further features bring (tills, cashiers). */
@Prototype
@Route(value = "outlets/:outlet([0-9]{1,18})/:tab?([a-z]+)", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class OutletView extends VerticalLayout implements BeforeEnterObserver {
  private final transient Actor actor;
  private final transient Outlets outlets;
  private final transient Channels channels;
  private final transient Regions regions;
  private final transient List<OutletPart> parts;

  OutletView(
      CurrentActor current,
      Outlets outlets,
      Channels channels,
      Regions regions,
      List<OutletPart> parts) {
    this.actor = current.get();
    this.outlets = outlets;
    this.channels = channels;
    this.regions = regions;
    this.parts = parts.stream().sorted(Comparator.comparingInt(OutletPart::order)).toList();
    addClassName("jx-page");
    setSizeFull();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Outlet outlet =
        outlets.visible(
            actor, Long.parseLong(event.getRouteParameters().get("outlet").orElseThrow()));
    List<OutletPart> shown = parts.stream().filter(each -> each.isFor(actor, outlet)).toList();
    String tab = event.getRouteParameters().get("tab").orElse(shown.getFirst().name());
    OutletPart part =
        shown.stream()
            .filter(each -> each.name().equals(tab))
            .findFirst()
            .orElseThrow(NotFound::new);
    var tabs = new PageTabs("outlets/" + outlet.storedId(), tab);
    shown.forEach(each -> tabs.tab(each.name(), each.titleKey()));
    add(
        new PageHeader(outlet.name()).under("outlets", Texts.of("outlets.title")),
        summary(outlet),
        tabs,
        part.show(actor, outlet));
  }

  private Component summary(Outlet outlet) {
    var line =
        new Div(
            OutletWords.state(outlet.open()),
            new Span(outlet.place()),
            Cells.code(outlet.label()),
            new Span(OutletWords.channel(channels, outlet.channelCode())),
            new Span(regions.name(outlet.regionCode())));
    line.addClassName("jx-summary");
    return line;
  }
}
