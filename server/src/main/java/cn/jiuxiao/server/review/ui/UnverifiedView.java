package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.review.Evidence;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.wire.Base64Url;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** Something that came in and cannot be believed: shown as evidence, nothing to decide. */
@Prototype
@Route(value = "review/unverified/:digest", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER
})
public class UnverifiedView extends VerticalLayout implements BeforeEnterObserver {
  private final Evidence evidence;
  private final Actor actor;

  UnverifiedView(CurrentActor current, Evidence evidence) {
    this.actor = current.get();
    this.evidence = evidence;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Evidence.Unverified found = evidence.unverified(actor, digest(event));
    removeAll();
    var states = new Div(Words.state(found.row()));
    states.addClassName("jx-states");
    var why =
        new Paragraph(
            Words.reason(found.row()) + " — " + Words.of("review.why.", found.row().reason()));
    why.addClassName("jx-sum");
    add(
        new PageHeader(Texts.of("review.state.UNVERIFIED"))
            .under("review", Texts.of("review.title")),
        states,
        why,
        WrittenPart.card(found.row(), found.written()));
  }

  private static byte[] digest(BeforeEnterEvent event) {
    try {
      return Base64Url.decode(event.getRouteParameters().get("digest").orElseThrow(NotFound::new));
    } catch (IllegalArgumentException notADigest) {
      throw new NotFound();
    }
  }
}
