package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.journal.UploadEntries;
import cn.jiuxiao.server.review.ReviewRow;
import cn.jiuxiao.server.review.Written;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.PrettyJson;
import cn.jiuxiao.server.shared.ui.State;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.ReadBody;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the till wrote, for eyes and byte for byte, and whether it holds. */
final class WrittenPart {
  private WrittenPart() {}

  static Component checks(Written written) {
    var all = new Div();
    all.addClassName("jx-states");
    written
        .checks()
        .forEach(
            check ->
                all.add(
                    (check.holds() ? State.GOOD : State.BAD)
                        .badge(
                            Texts.of(
                                "review.check."
                                    + check.subject()
                                    + (check.holds() ? ".holds" : ".fails")))));
    return all;
  }

  static Component card(ReviewRow row, Written written) {
    var card = Words.card("review.written", facts(row, written));
    PrettyJson.of(written.body())
        .ifPresent(pretty -> card.add(fold("review.bodyPretty", pre(pretty), true)));
    Pre raw = pre(new String(written.body(), StandardCharsets.UTF_8));
    raw.addClassName("jx-raw");
    card.add(fold("review.bodyRaw", raw, false));
    byte[] seal = written.seal();
    if (seal != null) {
      Pre sealText = pre(new String(seal, StandardCharsets.UTF_8));
      sealText.addClassName("jx-raw");
      card.add(fold("review.seal", sealText, false));
    } else {
      card.add(fold("review.proof", proof(written), false));
    }
    return card;
  }

  private static Facts facts(ReviewRow row, Written written) {
    var facts =
        new Facts()
            .add("review.kind", Words.kind(row))
            .add("review.outlet", row.outlet() == null ? "—" : row.outlet());
    var amount = row.amount();
    if (amount != null) {
      facts.add("review.amountYuan", Cells.money(amount));
    }
    if (written.read() instanceof ReadBody.Understood understood) {
      EntryBody body = understood.body();
      facts.add(
          "review.deviceTime", Cells.moment(Instant.ofEpochMilli(body.stamp().deviceMillis())));
      String cashier = written.cashier();
      long id = body.stamp().cashier();
      facts.add(
          "review.cashier",
          cashier == null
              ? Texts.of("review.cashierUnknown", id)
              : Texts.of("review.cashierNamed", cashier, id));
    }
    if (row.branch() != null) { // judged: only then a day is given
      facts.add(
          "review.day", row.day() == null ? Texts.of("review.dayUnknown") : row.day().toString());
    }
    facts.add("review.receivedAt", Cells.moment(written.receivedAt()));
    String carrier = written.carriedBy();
    if (written.wasCarried(row.label()) && carrier != null) {
      facts.add(
          "review.carriedBy",
          carrier.startsWith(UploadEntries.PERSON)
              ? new Span(Texts.of("review.carriedByPerson"))
              : Cells.code(carrier));
    }
    return facts;
  }

  private static Component proof(Written written) {
    return new Facts()
        .add("review.hash", Cells.code(Written.shown(written.hash())))
        .add("review.previousHash", Cells.code(Written.shown(written.previousHash())))
        .add("review.signature", Cells.code(Written.shown(written.signature())));
  }

  private static Details fold(String titleKey, Component content, boolean open) {
    var details = new Details(Texts.of(titleKey), content);
    details.setOpened(open);
    details.setWidthFull();
    return details;
  }

  private static Pre pre(String text) {
    var pre = new Pre(text);
    pre.addClassName("jx-body");
    return pre;
  }
}
