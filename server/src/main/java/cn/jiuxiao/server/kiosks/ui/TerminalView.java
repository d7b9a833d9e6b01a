package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.TerminalRow;
import cn.jiuxiao.server.kiosks.Terminals;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** One device: where it sells, when it was heard of, what it still holds; revoking it. */
@Prototype
@Route(value = "terminals/:terminal([0-9a-f-]{36})", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR,
  Role.Names.INSPECTOR
})
public class TerminalView extends VerticalLayout implements BeforeEnterObserver {
  private static final int LONGEST_REASON = 200;

  private final transient Actor actor;
  private final transient Terminals terminals;
  private final transient Outlets outlets;
  private final transient List<TerminalPart> parts;
  private final transient Clock clock;

  TerminalView(
      CurrentActor current,
      Terminals terminals,
      Outlets outlets,
      List<TerminalPart> parts,
      Clock clock) {
    this.actor = current.get();
    this.terminals = terminals;
    this.outlets = outlets;
    this.parts = parts.stream().sorted(Comparator.comparingInt(TerminalPart::order)).toList();
    this.clock = clock;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(UUID.fromString(event.getRouteParameters().get("terminal").orElseThrow()));
  }

  private void show(UUID id) {
    removeAll();
    TerminalRow terminal = terminals.visible(actor, id);
    var header = new PageHeader(terminal.label()).under("terminals", Texts.of("kiosks.terminals"));
    if (terminal.revokedAt() == null
        && Kiosks.mayWork(actor, outlets.visible(actor, terminal.outletId()))) {
      header.actions(revokeButton(terminal));
    }
    var card = new Div(facts(terminal));
    card.addClassName("jx-card");
    add(header, card);
    parts.forEach(part -> part.show(actor, terminal).ifPresent(this::add));
  }

  private Component facts(TerminalRow terminal) {
    var facts = new Facts();
    facts.add("kiosks.state", KioskWords.state(clock, terminal));
    if (terminal.revokedAt() != null) {
      facts.add("kiosks.revokedAt", Cells.moment(terminal.revokedAt()));
      facts.add("kiosks.reason", terminals.revocationReason(actor, terminal.id()));
    }
    facts.add(
        "kiosks.outlet",
        new Anchor(
            "/outlets/" + terminal.outletId(), terminal.outletName() + " · " + terminal.place()));
    facts.add("kiosks.enrolledAt", Cells.moment(terminal.enrolledAt()));
    facts.add("kiosks.seen", KioskWords.seen(terminal));
    facts.add("kiosks.unsent", terminal.unsent() == null ? "" : Cells.grouped(terminal.unsent()));
    facts.add("kiosks.openShift", KioskWords.openShift(terminal));
    facts.add("kiosks.received", Cells.grouped(terminal.received()));
    facts.add(
        "kiosks.branches",
        terminal.branches() > 1
            ? State.BAD.badge(Texts.of("kiosks.forked", terminal.branches()))
            : new Span(Cells.grouped(terminal.branches())));
    facts.add("kiosks.unsettled", unsettled(terminal));
    facts.add("kiosks.version", terminal.appVersion() == null ? "" : terminal.appVersion());
    if (terminal.storagePersisted() != null) {
      facts.add(
          "kiosks.storage",
          terminal.storagePersisted()
              ? State.GOOD.badge(Texts.of("kiosks.storage.kept"))
              : State.WAITING.badge(Texts.of("kiosks.storage.atRisk")));
    }
    if (terminal.clockOffsetMs() != null) {
      facts.add("kiosks.clock", KioskWords.clock(terminal.clockOffsetMs()));
    }
    facts.add("kiosks.id", Cells.code(terminal.id().toString()));
    return facts;
  }

  private Button revokeButton(TerminalRow terminal) {
    var revoke =
        new Button(
            Texts.of("kiosks.revoke"),
            VaadinIcon.BAN.create(),
            click -> {
              var reason = new TextField(Texts.of("kiosks.reason"));
              reason.setRequiredIndicatorVisible(true);
              reason.setMaxLength(LONGEST_REASON);
              new FormDialog(
                      Texts.of("kiosks.revokeAsk", terminal.label()),
                      new Paragraph(Texts.of("kiosks.revokeText")),
                      reason)
                  .saying("kiosks.revoke")
                  .weighty()
                  .onSave(
                      () -> {
                        terminals.revoke(actor, terminal.id(), reason.getValue());
                        Notices.done("kiosks.revoked", terminal.label());
                        show(terminal.id());
                      })
                  .open();
            });
    revoke.addThemeVariants(ButtonVariant.LUMO_ERROR);
    return revoke;
  }

  /** Leads to what waits, for those who may open that page. */
  private Component unsettled(TerminalRow terminal) {
    if (terminal.unsettled() == 0) {
      return new Span(Cells.grouped(0));
    }
    Span badge = State.WAITING.badge(Cells.grouped(terminal.unsettled()));
    return actor.is(Role.VENDOR) ? badge : new Anchor("/review?q=" + terminal.id(), badge);
  }
}
