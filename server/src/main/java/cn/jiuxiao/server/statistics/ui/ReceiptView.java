package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.server.statistics.Period;
import cn.jiuxiao.server.statistics.Receipt;
import cn.jiuxiao.server.statistics.Receipts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** One receipt in full, and the way to the journal entry it is. */
@Prototype
@Route(value = "sales/receipts/:receipt", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class ReceiptView extends VerticalLayout implements BeforeEnterObserver {
  private final Receipts receipts;
  private final Channels channels;
  private final Regions regions;
  private final EligibilityReasons reasons;
  private final Actor actor;

  ReceiptView(
      CurrentActor current,
      Receipts receipts,
      Channels channels,
      Regions regions,
      EligibilityReasons reasons) {
    this.actor = current.get();
    this.receipts = receipts;
    this.channels = channels;
    this.regions = regions;
    this.reasons = reasons;
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Receipt receipt =
        receipts.open(actor, event.getRouteParameters().get("receipt").orElseThrow(NotFound::new));
    removeAll();
    add(
        header(receipt),
        state(receipt),
        facts(receipt),
        block("statistics.lines", new ReceiptLines(reasons).of(receipt)),
        paid(receipt));
    if (!receipt.refunds().isEmpty()) {
      add(refunds(receipt));
    }
  }

  private PageHeader header(Receipt receipt) {
    var header = new PageHeader(Texts.of("statistics.receiptTitle", receipt.number()));
    return Shown.trail(header, actor, Period.month(receipt.day()))
        .under(
            "sales/outlets/" + receipt.place().outletId() + "?day=" + receipt.day(),
            receipt.place().name());
  }

  private static Component state(Receipt receipt) {
    var state = new Div();
    state.addClassName("jx-states");
    if (receipt.kind() == Receipt.Kind.REFUND) {
      state.add(State.WAITING.badge(Texts.of("statistics.kind.REFUND")));
    } else {
      state.add(
          (switch (receipt.standing()) {
                case STANDS -> State.GOOD;
                case PARTLY_REFUNDED, REFUNDED -> State.WAITING;
                case VOIDED -> State.BAD;
              })
              .badge(Texts.of("statistics.standing." + receipt.standing())));
    }
    state.add(State.GOOD.badge(Texts.of("statistics.witnessedOne")));
    return state;
  }

  private Component facts(Receipt receipt) {
    var facts =
        new Facts()
            .add("statistics.outlet", Shown.joined(receipt.place().name(), receipt.place().place()))
            .add("statistics.channel", channels.name(Channel.valueOf(receipt.place().channel())))
            .add("statistics.region", regions.name(receipt.place().region()))
            .add("statistics.day", receipt.day().toString())
            .add("statistics.time", Cells.moment(receipt.at()))
            .add("statistics.receivedAt", Cells.moment(receipt.receivedAt()))
            .add("statistics.cashier", receipt.cashier() == null ? "—" : receipt.cashier());
    if (receipt.kind() == Receipt.Kind.SALE) {
      facts.add(
          "statistics.participant",
          Texts.of(receipt.participant() ? "statistics.identified" : "statistics.notIdentified"));
    }
    granted(receipt.granted(), facts);
    correction(receipt, facts);
    return facts
        .add(
            "statistics.entry",
            Shown.link(
                Shown.entryRoute(receipt.entry()),
                Texts.of("statistics.openEntry", receipt.entry().seq())))
        .add(
            "statistics.publicPage",
            new Anchor("/r/" + receipt.code().text(), "/r/" + receipt.code().text()));
  }

  private static void granted(Receipt.Granted granted, Facts facts) {
    String reason = granted.reason();
    if (reason != null && !reason.isEmpty()) {
      facts.add("statistics.discountReason", reason);
    }
    String approvedBy = granted.approvedBy();
    if (approvedBy != null) {
      facts.add("statistics.approvedBy", approvedBy);
    }
  }

  /** What it corrects, or what corrected it. */
  private static void correction(Receipt receipt, Facts facts) {
    if (receipt.reason() != null) {
      facts.add("statistics.reason", receipt.reason());
    }
    Receipt.Link original = receipt.original();
    if (original != null) {
      facts.add("statistics.original", link(original));
    }
    Receipt.VoidedBy voided = receipt.voided();
    if (voided != null) {
      facts.add("statistics.voided", link(voided));
    }
  }

  private static Component link(Receipt.VoidedBy voided) {
    return Shown.link(
        Shown.entryRoute(voided.entry()),
        Texts.of("statistics.voidedAt", Cells.moment(voided.at()), voided.reason()));
  }

  private static Component link(Receipt.Link receipt) {
    return Shown.link("sales/receipts/" + receipt.code().text(), receipt.number());
  }

  private static Component paid(Receipt receipt) {
    var list = new UnorderedList();
    for (Receipt.Tender tender : receipt.tenders()) {
      list.add(
          new ListItem(
              Texts.of(
                      tender.verified() ? "statistics.tenderVerified" : "statistics.tender",
                      Texts.of("statistics.tender." + tender.method()),
                      tender.amount().yuan())
                  + (tender.account().isEmpty() ? "" : " · " + tender.account())));
    }
    return block(
        receipt.kind() == Receipt.Kind.SALE ? "statistics.paid" : "statistics.paidBack", list);
  }

  private static Component refunds(Receipt receipt) {
    var list = new UnorderedList();
    for (Receipt.Link refund : receipt.refunds()) {
      var words =
          Texts.of(
              "statistics.refundLine",
              Cells.moment(refund.at()),
              refund.total().yuan(),
              refund.reason());
      list.add(new ListItem(link(refund), new Span(" " + words)));
    }
    return block("statistics.refundsOf", list);
  }

  private static Component block(String titleKey, Component content) {
    var block = new Div(new H2(Texts.of(titleKey)), content);
    block.addClassName("jx-block");
    return block;
  }
}
