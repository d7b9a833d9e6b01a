package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.review.Evidence;
import cn.jiuxiao.server.review.ReviewReaders;
import cn.jiuxiao.server.review.ReviewState;
import cn.jiuxiao.server.review.Settle;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
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
import java.util.List;

/** Something that came in and cannot be believed: evidence, of which a person takes note. */
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
  private final Settle settle;
  private final Actor actor;

  UnverifiedView(CurrentActor current, Evidence evidence, Settle settle) {
    this.settle = settle;
    this.actor = current.get();
    this.evidence = evidence;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(digest(event));
  }

  private void show(byte[] digest) {
    Evidence.Unverified found = evidence.unverified(actor, digest);
    removeAll();
    var header =
        new PageHeader(Texts.of("review.state.UNVERIFIED"))
            .under("review", Texts.of("review.title"));
    if (ReviewReaders.decides(actor)) {
      header.actions(
          found.row().state() == ReviewState.SETTLED
              ? DecisionPart.button("review.undo", "undo", false, () -> askUndo(digest))
              : DecisionPart.button("review.takeNote", "take-note", true, () -> askNote(digest)));
    }
    var states = new Div(Words.state(found.row()));
    states.addClassName("jx-states");
    var why =
        new Paragraph(
            Words.reason(found.row()) + " — " + Words.of("review.why.", found.row().reason()));
    why.addClassName("jx-sum");
    add(header, states, why, WrittenPart.card(found.row(), found.written()));
    if (!found.decisions().isEmpty()) {
      add(HistoryPart.card(found.decisions()));
    }
  }

  private void askNote(byte[] digest) {
    new DecisionDialog("review.askNote", true, 1)
        .open(
            given -> {
              Notices.done(
                  "review.noted", settle.acknowledge(actor, List.of(digest), given.note()));
              show(digest);
            });
  }

  private void askUndo(byte[] digest) {
    new DecisionDialog("review.askUndoNote", true)
        .open(
            given -> {
              if (settle.undoAcknowledgement(actor, digest, given.note())) {
                Notices.done("review.undone", 1);
              } else {
                Notices.problem(Texts.of("review.nothingToUndo"));
              }
              show(digest);
            });
  }

  private static byte[] digest(BeforeEnterEvent event) {
    try {
      return Base64Url.decode(event.getRouteParameters().get("digest").orElseThrow(NotFound::new));
    } catch (IllegalArgumentException notADigest) {
      throw new NotFound();
    }
  }
}
