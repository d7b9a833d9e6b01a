package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.review.Evidence;
import cn.jiuxiao.server.review.ReviewReaders;
import cn.jiuxiao.server.review.Settle;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.wire.Sha256;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;

/** An entry that waits for others: what it says, what is missing, and giving that up. */
@Prototype
@Route(value = "review/early/:terminal/:seq/:hash", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER
})
public class EarlyView extends VerticalLayout implements BeforeEnterObserver {
  private final Evidence evidence;
  private final Settle settle;
  private final Actor actor;

  EarlyView(CurrentActor current, Evidence evidence, Settle settle) {
    this.actor = current.get();
    this.evidence = evidence;
    this.settle = settle;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Asked asked = asked(event.getRouteParameters());
    show(asked.terminal(), asked.seq(), asked.hash());
  }

  private record Asked(UUID terminal, long seq, Sha256 hash) {}

  private static Asked asked(RouteParameters asked) {
    try {
      return new Asked(
          UUID.fromString(asked.get("terminal").orElseThrow(NotFound::new)),
          asked.getLong("seq").orElseThrow(NotFound::new),
          Sha256.parse(asked.get("hash").orElseThrow(NotFound::new)));
    } catch (IllegalArgumentException notAnEntry) {
      throw new NotFound();
    }
  }

  private void show(UUID terminal, long seq, Sha256 hash) {
    Evidence.Early early = evidence.early(actor, terminal, seq, hash);
    removeAll();
    var header =
        new PageHeader(Words.number(early.row()) + " · " + Words.kind(early.row()))
            .under("review", Texts.of("review.title"));
    if (ReviewReaders.decides(actor)) {
      header.actions(
          DecisionPart.button(
              "review.declareLost", "declare-lost", false, () -> ask(terminal, seq, hash, early)));
    }
    var states = new Div(Words.state(early.row()));
    states.addClassName("jx-states");
    states.add(WrittenPart.checks(early.written()));
    var waits =
        Words.card(
            "review.waitsFor",
            new Paragraph(
                Texts.of(
                    "review.waitsForText",
                    early.firstMissing(),
                    early.lastMissing(),
                    early.missing())),
            new Facts()
                .add("review.missing", early.firstMissing() + " – " + early.lastMissing())
                .add("review.earlyWaiting", Cells.grouped(early.waiting())));
    var beside = new Div(WrittenPart.card(early.row(), early.written()), waits);
    beside.addClassName("jx-beside");
    add(header, states, beside);
  }

  private void ask(UUID terminal, long seq, Sha256 hash, Evidence.Early early) {
    new DecisionDialog(
            "review.askLost", true, early.firstMissing(), early.lastMissing(), early.missing())
        .open(
            given ->
                settle
                    .declareLost(actor, terminal, seq, hash, given.note())
                    .ifPresentOrElse(
                        branch -> {
                          Notices.done("review.declaredLost", branch);
                          getUI()
                              .ifPresent(
                                  ui ->
                                      ui.navigate(
                                          "review/entries/" + terminal + "/" + branch + "/" + seq));
                        },
                        () -> Notices.problem(Texts.of("review.waitsNoMore"))));
  }
}
