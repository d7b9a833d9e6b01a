package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.kiosks.TerminalRow;
import cn.jiuxiao.server.kiosks.ui.TerminalPart;
import cn.jiuxiao.server.review.ReviewReaders;
import cn.jiuxiao.server.review.TerminalBranch;
import cn.jiuxiao.server.review.TerminalBranches;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.inject.Singleton;
import java.util.Optional;

/** On a terminal's page: the branches of its journal, each with the way to where it is settled. */
@Singleton
class BranchesPart implements TerminalPart {
  private final TerminalBranches branches;

  BranchesPart(TerminalBranches branches) {
    this.branches = branches;
  }

  @Override
  public int order() {
    return 10;
  }

  /** A chain alone has nothing to tell that the terminal's facts do not. */
  @Override
  public Optional<Component> show(Actor actor, TerminalRow terminal) {
    if (terminal.branches() < 2) {
      return Optional.empty();
    }
    boolean mayOpen = ReviewReaders.isOne(actor);
    var list = new UnorderedList();
    list.addClassName("jx-today");
    branches.of(actor, terminal.id()).forEach(branch -> list.add(line(branch, mayOpen)));
    return Optional.of(Words.card("review.branches", list));
  }

  private static ListItem line(TerminalBranch branch, boolean mayOpen) {
    var facts =
        new Span(
            Texts.of(
                "review.branchLine",
                Texts.of("review.cause." + branch.cause()),
                Cells.moment(branch.openedAt()),
                branch.entries(),
                branch.waiting()));
    facts.addClassName("jx-quiet");
    return new ListItem(state(branch), name(branch, mayOpen), facts);
  }

  private static Component state(TerminalBranch branch) {
    if (branch.number() == 0) {
      return State.GOOD.badge(Texts.of("review.branchIsTheChain"));
    }
    return branch.decision() == null
        ? State.WAITING.badge(Texts.of("review.branchUndecided"))
        : State.NEUTRAL.badge(Words.of("review.branchDecision.", branch.decision()));
  }

  /** Leads to the entry page that has the buttons about the whole branch. */
  private static Component name(TerminalBranch branch, boolean mayOpen) {
    String name = Texts.of("review.branchNamed", branch.number());
    String route = branch.route();
    var shown = route == null || !mayOpen ? new Span(name) : Words.link(route, name);
    shown.getStyle().set("white-space", "nowrap");
    return shown;
  }
}
