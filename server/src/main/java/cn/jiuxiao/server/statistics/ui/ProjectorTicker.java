package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.LatestSales;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Today's last sales: where and how much, nothing of who. */
final class ProjectorTicker extends Composite<Div> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(BusinessDay.ZONE);
  private final Div sales = new Div();
  private List<LatestSales.Sale> held = List.of();

  ProjectorTicker() {
    sales.addClassName("jx-ticker");
    getContent().addClassName("jx-ticker-block");
    getContent().add(new H2(Texts.of("statistics.ticker")), sales);
    nothingYet();
  }

  void show(LatestSales latest) {
    List<LatestSales.Sale> before = held;
    held = latest.sales();
    sales.removeAll();
    if (held.isEmpty()) {
      nothingYet();
    }
    for (LatestSales.Sale sale : held) {
      var amount = new Span(sale.total().yuan());
      amount.addClassName("jx-number");
      var row = new Div(new Span(TIME.format(sale.at())), new Span(sale.outlet()), amount);
      if (!before.isEmpty() && !before.contains(sale)) {
        row.addClassName("jx-new-a");
      }
      sales.add(row);
    }
  }

  private void nothingYet() {
    var words = new Paragraph(Texts.of("statistics.tickerEmpty"));
    words.addClassName("jx-quiet");
    sales.add(words);
  }
}
