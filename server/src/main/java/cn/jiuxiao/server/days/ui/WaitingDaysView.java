package cn.jiuxiao.server.days.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.days.DayList;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** The days of all outlets that are over and not closed. */
@Prototype
@Route(value = "days", layout = MainLayout.class)
@Menu(order = 230, title = "days.waiting", icon = "vaadin:calendar-clock")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class WaitingDaysView extends VerticalLayout {
  WaitingDaysView(CurrentActor current, DayList days) {
    addClassName("jx-page");
    setSizeFull();
    var about = new Paragraph(Texts.of("days.about"));
    about.addClassName("jx-quiet");
    add(new PageHeader(Texts.of("days.waiting")), about, DayLists.waiting(days, current.get()));
  }
}
