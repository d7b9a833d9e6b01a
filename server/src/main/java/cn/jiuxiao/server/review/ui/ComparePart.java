package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.programme.EligibilityReason;
import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.review.ReviewEntry;
import cn.jiuxiao.server.review.ReviewEntry.OriginalSale;
import cn.jiuxiao.server.review.ReviewEntry.Refunded;
import cn.jiuxiao.server.review.ReviewEntry.Reserved;
import cn.jiuxiao.server.review.ThatDay;
import cn.jiuxiao.server.sales.ParkedReturn;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.ReadBody;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.micronaut.context.annotation.Prototype;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we knew that day, to be held beside what the till wrote. */
@Prototype
class ComparePart {
  private final EligibilityReasons reasons;

  ComparePart(EligibilityReasons reasons) {
    this.reasons = reasons;
  }

  Component card(ReviewEntry entry) {
    ThatDay thatDay = entry.thatDay();
    if (thatDay != null
        && entry.written().read() instanceof ReadBody.Understood understood
        && understood.body() instanceof EntryBody.Sale sale) {
      return Words.card(
          "review.catalogueSaid",
          quiet(
              Texts.of(
                  "review.catalogueVersions",
                  sale.catalogue(),
                  thatDay.latestVersion(),
                  thatDay.day().toString())),
          table(thatDay));
    }
    OriginalSale original = entry.original();
    return original == null
        ? Words.card("review.compare", quiet(Texts.of("review.nothingToCompare")))
        : Words.card("review.originalSale", original(original));
  }

  private static Paragraph quiet(String text) {
    var paragraph = new Paragraph(text);
    paragraph.addClassName("jx-quiet");
    return paragraph;
  }

  private Component table(ThatDay thatDay) {
    var table = new NativeTable();
    table.addClassName("jx-matrix");
    var head = new NativeTableRow();
    head.add(
        head("review.line"),
        head("review.verdict"),
        head("review.quantity"),
        head("review.amountYuan"));
    head.add(head("review.writtenPrice"), head("review.listedPrice"));
    head.add(head("review.priceThen"), head("review.eligibility"));
    table.getHead().add(head);
    for (ThatDay.Line line : thatDay.lines()) {
      table.getBody().add(row(line));
    }
    var scroll = new Div(table);
    scroll.addClassName("jx-scroll");
    return scroll;
  }

  private NativeTableRow row(ThatDay.Line line) {
    ThatDay.Listed listed = line.listed();
    Component name =
        listed == null
            ? new Span(line.name())
            : Words.link("products/" + listed.productId(), line.name());
    var row = new NativeTableRow();
    row.add(
        new NativeTableCell(name),
        new NativeTableCell(verdict(line)),
        number(new Quantity(line.quantityMilli()).toString()),
        price(line.net()),
        price(line.price()),
        price(listed == null ? null : listed.price()),
        price(listed == null ? null : listed.priceThen()),
        new NativeTableCell(eligibility(listed)));
    return row;
  }

  private static NativeTableHeaderCell head(String key) {
    var cell = new NativeTableHeaderCell(Texts.of(key));
    cell.getElement().setAttribute("scope", "col");
    return cell;
  }

  private static NativeTableCell price(@Nullable Money money) {
    return number(money == null ? "—" : money.yuan());
  }

  private static NativeTableCell number(String text) {
    var cell = new NativeTableCell(text);
    cell.addClassName("jx-number");
    return cell;
  }

  private String eligibility(ThatDay.@Nullable Listed listed) {
    String code = listed == null ? null : listed.eligibility();
    return code == null
        ? Texts.of("review.notEligible")
        : reasons.name(EligibilityReason.valueOf(code));
  }

  private static Component verdict(ThatDay.Line line) {
    ThatDay.Listed listed = line.listed();
    if (line.code() == null) {
      return State.NEUTRAL.badge(Texts.of("review.openPrice"));
    }
    if (listed == null || listed.price() == null) {
      return State.BAD.badge(Texts.of("review.notListed"));
    }
    if (listed.blocked() != null) {
      return State.BAD.badge(Texts.of("review.blocked", listed.blocked()));
    }
    return line.agrees()
        ? State.GOOD.badge(Texts.of("review.agrees"))
        : State.BAD.badge(Texts.of("review.differs", line.price().minus(listed.price()).yuan()));
  }

  private static Component original(OriginalSale original) {
    EntryKey key = original.key();
    if (key == null) {
      return quiet(Texts.of("review.originalMissing"));
    }
    var facts =
        new Facts()
            .add("review.entry", Words.link(address(key), Texts.of("review.openEntry", key.seq())))
            .add(
                "review.originalState",
                original.voided()
                    ? State.BAD.badge(Texts.of("review.originalVoided"))
                    : original.counts()
                        ? State.GOOD.badge(Texts.of("review.originalCounts"))
                        : State.WAITING.badge(Texts.of("review.originalWaits")));
    Money total = original.total();
    Money refunded = original.refunded();
    if (total != null && refunded != null) {
      facts.add("review.originalTotal", Cells.money(total));
      facts.add("review.originalRefunded", Cells.money(refunded));
    }
    original.refunds().forEach(refund -> facts.add("review.refund", refund(refund)));
    original.parked().forEach(parked -> facts.add("review.parkedReturn", parked(parked)));
    original.reserved().forEach(reserved -> facts.add("review.reserved", reserved(reserved)));
    return facts;
  }

  private static String address(EntryKey key) {
    return "sales/entries/" + key.terminal() + "/" + key.branch() + "/" + key.seq();
  }

  private static Component parked(ParkedReturn parked) {
    EntryKey key = parked.key();
    List<RefundLine> lines = parked.lines();
    var returned =
        new Span(
            Words.link(
                "review/entries/" + key.terminal() + "/" + key.branch() + "/" + key.seq(),
                parked.label() + "-" + key.seq()),
            new Span(" · " + Cells.moment(parked.receivedAt()) + " · "));
    returned.add(
        lines == null
            ? new Span(Texts.of("review.wholeReceipt"))
            : Cells.money(new Money(lines.stream().mapToLong(RefundLine::netFen).sum())));
    return returned;
  }

  private static String reserved(Reserved reserved) {
    return Texts.of(
        "review.reservedUntil",
        reserved.till(),
        reserved.line(),
        reserved.quantity().toString(),
        Cells.moment(reserved.until()));
  }

  private static Component refund(Refunded refund) {
    return new Span(
        Words.link(address(refund.key()), refund.receipt()),
        new Span(" · " + Cells.moment(refund.at()) + " · "),
        Cells.money(refund.total()));
  }
}
