package cn.jiuxiao.server.outlets.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.outlets.OutletRow;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;

/** All selling places that this person has to do with; {@code fair} and {@code store} narrow it. */
@Prototype
@Route(value = "outlets", layout = MainLayout.class)
@Menu(order = 220, title = "outlets.title", icon = "vaadin:cart-o")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class OutletsView extends VerticalLayout implements BeforeEnterObserver {
  private final transient Actor actor;
  private final transient Outlets outlets;
  private final transient Channels channels;
  private final transient Regions regions;

  OutletsView(CurrentActor current, Outlets outlets, Channels channels, Regions regions) {
    this.actor = current.get();
    this.outlets = outlets;
    this.channels = channels;
    this.regions = regions;
    addClassName("jx-page");
    setSizeFull();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Map<String, String> narrowed = new LinkedHashMap<>();
    for (String name : new String[] {"fair", "store"}) {
      event
          .getLocation()
          .getQueryParameters()
          .getSingleParameter(name)
          .ifPresent(id -> narrowed.put(name, id));
    }
    add(new PageHeader(Texts.of("outlets.title")), list(narrowed));
  }

  private ListPage<OutletRow> list(Map<String, String> narrowed) {
    var list =
        new ListPage<OutletRow>(
                query -> outlets.find(actor, within(query, narrowed)),
                query -> outlets.count(actor, within(query, narrowed)))
            .searching("outlets.searchHint")
            .filter("kind", "outlets.kind", kinds())
            .filter("channel", "outlets.channel", channelNames())
            .filter("region", "outlets.region", regionNames())
            .filter(
                "state",
                "outlets.state",
                Map.of("OPEN", OutletWords.stateWord(true), "CLOSED", OutletWords.stateWord(false)))
            .opening(outlet -> "outlets/" + outlet.id())
            .whenEmpty(new EmptyState(VaadinIcon.CART_O, "outlets.none"))
            .exporting(Texts.of("outlets.title"));
    list.columns()
        .text("outlets.name", "name", OutletRow::name)
        .text("outlets.place", "place", OutletRow::place)
        .code("outlets.label", "label", OutletRow::label)
        .onWideScreens()
        .text("outlets.kind", null, outlet -> Texts.of("outlets.kind." + outlet.kind()))
        .onWideScreens()
        .text(
            "outlets.channel",
            "channel",
            outlet -> OutletWords.channel(channels, outlet.channelCode()))
        .onWideScreens()
        .text("outlets.region", "region", outlet -> regions.name(outlet.regionCode()))
        .onWideScreens()
        .count("outlets.offers", null, OutletRow::offers)
        .onWideScreens()
        .component(
            "outlets.state",
            null,
            outlet -> OutletWords.state(outlet.closedAt() == null),
            outlet -> OutletWords.stateWord(outlet.closedAt() == null))
        .onWideScreens();
    return list;
  }

  private static ListQuery within(ListQuery query, Map<String, String> narrowed) {
    Map<String, String> filters = new LinkedHashMap<>(narrowed);
    filters.putAll(query.filters());
    return new ListQuery(
        query.search(), filters, query.sort(), query.descending(), query.offset(), query.limit());
  }

  private static Map<String, String> kinds() {
    Map<String, String> words = new LinkedHashMap<>();
    for (String kind : new String[] {"BOOTH", "COUNTER", "STALL"}) {
      words.put(kind, Texts.of("outlets.kind." + kind));
    }
    return words;
  }

  private Map<String, String> channelNames() {
    Map<String, String> words = new LinkedHashMap<>();
    channels.all().forEach(each -> words.put(each.channel().name(), each.shown()));
    return words;
  }

  private Map<String, String> regionNames() {
    Map<String, String> words = new LinkedHashMap<>();
    regions.counties().forEach(each -> words.put(each.code(), each.shown()));
    return words;
  }
}
