package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.review.ReviewEntry.Decision;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;

/** Who decided what, when and why, the last first. */
final class HistoryPart {
  private HistoryPart() {}

  static Component card(List<Decision> decisions) {
    var lines = new UnorderedList();
    lines.addClassName("jx-papers");
    for (Decision decision : decisions) {
      String who = decision.who();
      var line =
          new ListItem(
              new Span(Cells.moment(decision.at())),
              new Span(Words.of("review.decision.", decision.decision())),
              new Span(who == null ? Texts.of("review.byRule") : who),
              new Span(decision.note()));
      corrections(decision.correction()).forEach(text -> line.add(new Span(text)));
      line.add(new Span(Texts.of("review.officeEntry", decision.officeSeq())));
      lines.add(line);
    }
    return Words.card("review.decisions", lines);
  }

  private static List<String> corrections(Correction correction) {
    var texts = new ArrayList<String>();
    if (correction.day() != null) {
      texts.add(Texts.of("review.correctedDay", correction.day().toString()));
    }
    for (Correction.Line line : correction.lines()) {
      String name = line.name();
      Long price = line.priceFen();
      if (name != null) {
        texts.add(Texts.of("review.correctedProduct", line.line(), name));
      }
      if (price != null) {
        texts.add(Texts.of("review.correctedPrice", line.line(), new Money(price).yuan()));
      }
      Long refunded = line.netFen();
      if (refunded != null) {
        texts.add(Texts.of("review.correctedRefund", line.line(), new Money(refunded).yuan()));
      }
    }
    return texts;
  }
}
