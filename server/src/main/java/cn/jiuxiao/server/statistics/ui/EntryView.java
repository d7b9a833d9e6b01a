package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.PrettyJson;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.EntryProof;
import cn.jiuxiao.server.statistics.EntryProofs;
import cn.jiuxiao.server.statistics.Receipt.EntryPlace;
import cn.jiuxiao.wire.Base64Url;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A journal entry as the till wrote it, checked again while one looks at it. */
@Prototype
@Route(value = "sales/entries/:terminal/:branch/:seq", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class EntryView extends VerticalLayout implements BeforeEnterObserver {
  private final EntryProofs proofs;
  private final Actor actor;

  EntryView(CurrentActor current, EntryProofs proofs) {
    this.actor = current.get();
    this.proofs = proofs;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    EntryProof entry = open(event.getRouteParameters());
    removeAll();
    add(header(entry), checks(entry), facts(entry), body(entry));
  }

  private EntryProof open(RouteParameters asked) {
    try {
      return proofs.open(
          actor,
          UUID.fromString(asked.get("terminal").orElseThrow(NotFound::new)),
          asked.getInteger("branch").orElseThrow(NotFound::new),
          asked.getLong("seq").orElseThrow(NotFound::new));
    } catch (IllegalArgumentException notAnEntry) {
      throw new NotFound();
    }
  }

  private PageHeader header(EntryProof entry) {
    var header =
        new PageHeader(Texts.of("statistics.entryTitle", entry.terminal().label(), entry.seq()));
    Shown.trail(header, actor, null)
        .under("sales/outlets/" + entry.terminal().outletId(), entry.terminal().outlet());
    if (entry.receipt() != null) {
      header.under("sales/receipts/" + entry.receipt(), Texts.of("statistics.receipt"));
    }
    return header.actions(
        neighbour("statistics.entryBefore", entry, entry.previousBranch(), entry.seq() - 1),
        neighbour(
            "statistics.entryAfter",
            entry,
            entry.isLast() ? null : entry.branch(),
            entry.seq() + 1));
  }

  private static Component neighbour(
      String textKey, EntryProof entry, @Nullable Integer branch, long seq) {
    return branch == null
        ? new Span()
        : Shown.link(
            Shown.entryRoute(new EntryPlace(entry.terminal().id(), branch, seq)),
            Texts.of(textKey));
  }

  private static Component checks(EntryProof entry) {
    var all = new Div();
    all.addClassName("jx-states");
    all.add(
        (entry.holds() ? State.GOOD : State.BAD)
            .badge(Texts.of(entry.holds() ? "statistics.proofHolds" : "statistics.proofFails")));
    entry
        .checks()
        .forEach(
            check ->
                all.add(
                    (check.holds() ? State.GOOD : State.BAD)
                        .badge(
                            Texts.of(
                                "statistics.proof."
                                    + check.subject()
                                    + (check.holds() ? ".holds" : ".fails")))));
    return all;
  }

  private static Component facts(EntryProof entry) {
    String outcome = entry.outcome();
    var facts =
        new Facts()
            .add("statistics.entryKind", kind(entry))
            .add(
                "statistics.outcome",
                outcome == null ? new Span("—") : outcome(outcome, entry.reason()))
            .add("statistics.terminal", terminal(entry))
            .add("statistics.branch", String.valueOf(entry.branch()))
            .add("statistics.seq", Cells.grouped(entry.seq()))
            .add("statistics.receivedAt", Cells.moment(entry.receivedAt()))
            .add("statistics.carriedBy", carrier(entry))
            .add("statistics.hash", Cells.code(Base64Url.encode(entry.hash())))
            .add("statistics.previousHash", Cells.code(Base64Url.encode(entry.previousHash())))
            .add("statistics.signature", Cells.code(Base64Url.encode(entry.signature())))
            .add(
                "statistics.publicKey", Cells.code(Base64Url.encode(entry.terminal().publicKey())));
    if (entry.receipt() != null) {
      facts.add(
          "statistics.receipt",
          Shown.link("sales/receipts/" + entry.receipt(), Texts.of("statistics.openReceipt")));
    }
    return facts;
  }

  private static String kind(EntryProof entry) {
    String kind = entry.kind();
    String key = "statistics.entryKind." + kind;
    return kind == null ? "—" : Texts.has(key) ? Texts.of(key) : kind;
  }

  private static Component outcome(String outcome, @Nullable String reason) {
    State state = outcome.equals("RECORDED") ? State.GOOD : State.WAITING;
    String word = Texts.of("statistics.outcome." + outcome);
    return state.badge(reason == null ? word : word + " · " + reason);
  }

  private static Component terminal(EntryProof entry) {
    return new Div(
        new Span(entry.terminal().label() + " "), Cells.code(entry.terminal().id().toString()));
  }

  private static String carrier(EntryProof entry) {
    String carrier = entry.carriedBy();
    if (carrier == null) {
      return Texts.of("statistics.carriedByItself");
    }
    return carrier.startsWith(EntryProof.PERSON)
        ? Texts.of("statistics.carriedByPerson")
        : Texts.of("statistics.carriedByTerminal", carrier);
  }

  private static Component body(EntryProof entry) {
    var blocks = new Div();
    PrettyJson.of(entry.body())
        .ifPresent(pretty -> blocks.add(new H2(Texts.of("statistics.bodyPretty")), pre(pretty)));
    Pre raw = pre(new String(entry.body(), StandardCharsets.UTF_8));
    raw.addClassName("jx-raw");
    blocks.add(new H2(Texts.of("statistics.bodyRaw", entry.body().length)), raw);
    blocks.addClassName("jx-block");
    return blocks;
  }

  private static Pre pre(String text) {
    var pre = new Pre(text);
    pre.addClassName("jx-body");
    return pre;
  }
}
