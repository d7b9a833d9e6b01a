package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Categories;
import cn.jiuxiao.server.programme.Category;
import cn.jiuxiao.server.programme.CertificateType;
import cn.jiuxiao.server.programme.CertificateTypes;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the plan lays down: channels and who answers for them, regions, reasons, certificates. */
@Prototype
@Route(value = "programme", layout = MainLayout.class)
@Menu(order = 630, title = "programme.title", icon = "vaadin:book")
@RolesAllowed({Role.Names.ADMINISTRATOR, Role.Names.PROGRAMME_OFFICE, Role.Names.INSPECTOR})
public class ProgrammeView extends VerticalLayout implements HasUrlParameter<String> {
  private static final List<String> PARTS =
      List.of("channels", "regions", "reasons", "certificates", "categories");

  private final transient Actor actor;
  private final transient Channels channels;
  private final transient Regions regions;
  private final transient EligibilityReasons reasons;
  private final transient CertificateTypes certificates;
  private final transient Categories categories;
  private final transient ReferenceData reference;
  private String part = "channels";

  ProgrammeView(
      CurrentActor current,
      Channels channels,
      Regions regions,
      EligibilityReasons reasons,
      CertificateTypes certificates,
      Categories categories,
      ReferenceData reference) {
    this.actor = current.get();
    this.channels = channels;
    this.regions = regions;
    this.reasons = reasons;
    this.certificates = certificates;
    this.categories = categories;
    this.reference = reference;
    addClassName("jx-page");
    setSizeFull();
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String wanted) {
    part = Objects.requireNonNullElse(wanted, "channels");
    if (!PARTS.contains(part)) {
      throw new NotFound();
    }
    show();
  }

  private void show() {
    removeAll();
    var header = new PageHeader(Texts.of("programme.title"));
    if (mayLoad()) {
      header.actions(reload());
    }
    add(header, tabs());
    add(channels.all().isEmpty() ? nothing() : content());
  }

  private boolean mayLoad() {
    return actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
  }

  private Button reload() {
    return new Button(
        Texts.of("programme.reload"),
        VaadinIcon.REFRESH.create(),
        click -> new ReloadDialog(actor, reference, this::show).open());
  }

  private Component nothing() {
    return mayLoad()
        ? new EmptyState(VaadinIcon.BOOK, "programme.none", reload())
        : new EmptyState(VaadinIcon.BOOK, "programme.none");
  }

  private Tabs tabs() {
    var tabs = new Tabs();
    tabs.setWidthFull();
    for (String each : PARTS) {
      var tab = new Tab(new RouterLink(Texts.of("programme." + each), ProgrammeView.class, each));
      tabs.add(tab);
      if (each.equals(part)) {
        tabs.setSelectedTab(tab);
      }
    }
    return tabs;
  }

  private Component content() {
    return switch (part) {
      case "regions" -> regions();
      case "reasons" -> new ReasonList(reasons.all());
      case "certificates" -> certificates();
      case "categories" -> categories();
      default -> new ChannelList(channels.all(), channels.duties());
    };
  }

  private Component regions() {
    var few =
        new Few<Region>(
            regions::all, region -> region.code() + " " + region.name() + " " + region.nameEn());
    var list = new ListPage<Region>(few::page, few::count).exporting(Texts.of("programme.regions"));
    list.columns()
        .code("programme.code", null, Region::code)
        .text("programme.name", null, Region::shown)
        .text(
            "programme.parent",
            null,
            region -> region.parentCode() == null ? "" : regions.name(region.parentCode()))
        .text("programme.validFrom", null, region -> region.validFrom().toString())
        .onWideScreens()
        .text(
            "programme.validTo",
            null,
            region -> region.validTo() == null ? "" : region.validTo().toString())
        .onWideScreens();
    return list;
  }

  private Component certificates() {
    var few =
        new Few<CertificateType>(
            certificates::all, type -> type.name() + " " + type.nameEn() + " " + type.issuer());
    var list =
        new ListPage<CertificateType>(few::page, few::count)
            .exporting(Texts.of("programme.certificates"));
    list.columns()
        .text("programme.name", null, CertificateType::shown)
        .text("programme.issuer", null, CertificateType::issuer)
        .text("programme.rule", null, CertificateType::rule)
        .onWideScreens()
        .text("programme.validFrom", null, type -> type.validFrom().toString())
        .onWideScreens();
    return list;
  }

  private Component categories() {
    var few =
        new Few<Category>(
            categories::all,
            category -> category.code() + " " + category.name() + " " + category.nameEn());
    var list =
        new ListPage<Category>(few::page, few::count).exporting(Texts.of("programme.categories"));
    list.columns()
        .text("programme.name", null, Category::shown)
        .text(
            "programme.parent",
            null,
            category -> category.parentCode() == null ? "" : categories.name(category.parentCode()))
        .code("programme.code", null, Category::code)
        .onWideScreens();
    return list;
  }
}
