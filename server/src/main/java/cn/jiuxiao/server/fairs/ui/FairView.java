package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.ui.Drafts;
import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.Fairs;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** One fair: what it is, its plan, its booths as a list, its exhibitors; a tab each. */
@Prototype
@Route(value = "fairs/:fair([0-9]{1,18})/:tab?(plan|booths|exhibitors)", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class FairView extends VerticalLayout implements BeforeEnterObserver {
  private final transient Actor actor;
  private final transient Fairs fairs;
  private final transient Regions regions;
  private final transient Drafts drafts;
  private final transient FairTabs tabs;
  private final transient FairParts parts;

  FairView(
      CurrentActor current,
      Fairs fairs,
      Regions regions,
      Drafts drafts,
      FairTabs tabs,
      FairParts parts) {
    this.drafts = drafts;
    this.tabs = tabs;
    this.actor = current.get();
    this.fairs = fairs;
    this.regions = regions;
    this.parts = parts;
    addClassName("jx-page");
    setSizeFull();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    long id = Long.parseLong(event.getRouteParameters().get("fair").orElseThrow());
    String tab = event.getRouteParameters().get("tab").orElse("overview");
    String hall = event.getLocation().getQueryParameters().getSingleParameter("hall").orElse("");
    show(id, tab, hall);
  }

  private void show(long id, String tab, String hall) {
    removeAll();
    Fair fair = fairs.visible(actor, id);
    var header =
        new PageHeader(FairWords.name(fair.name(), fair.nameEn()))
            .under("fairs", Texts.of("fairs.title"));
    if (FairWords.mayChange(actor)) {
      header.actions(actions(fair, tab, hall));
    }
    add(
        header,
        tabs.of(actor, id, tab),
        switch (tab) {
          case "plan" -> parts.plan(actor, fair, hall);
          case "booths" -> parts.booths(actor, fair);
          case "exhibitors" -> parts.exhibitors(actor, fair);
          default -> parts.overview(actor, fair);
        });
  }

  private Button[] actions(Fair fair, String tab, String hall) {
    var edit =
        new Button(
            Texts.of("shared.edit"),
            VaadinIcon.EDIT.create(),
            click ->
                FairDialog.open(
                    actor,
                    fairs,
                    regions,
                    drafts,
                    fairs.visible(actor, fair.storedId()),
                    saved -> {
                      Notices.done("fairs.saved");
                      show(fair.storedId(), tab, hall);
                    }));
    if (fair.cancelledAt() != null) {
      return new Button[] {edit};
    }
    var cancel =
        new Button(
            Texts.of("fairs.cancel"),
            VaadinIcon.BAN.create(),
            click ->
                Confirm.ask(
                    "fairs.cancelAsk",
                    () -> {
                      fairs.cancel(actor, fair.storedId());
                      show(fair.storedId(), tab, hall);
                    },
                    FairWords.name(fair.name(), fair.nameEn())));
    cancel.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
    return new Button[] {cancel, edit};
  }
}
