package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.programme.ChannelInfo;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.FigureTable;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Names with bars as long as their amounts. */
final class ProjectorBars extends Composite<Div> {
  private record Bar(String name, Money amount) {}

  private final H2 title;
  private final Div bars = new Div();
  private final Function<FigureTable, List<Bar>> of;

  private ProjectorBars(String titleKey, Function<FigureTable, List<Bar>> of) {
    this.title = new H2(Texts.of(titleKey));
    this.of = of;
    bars.addClassName("jx-bars");
    getContent().add(title, bars);
  }

  /** In the plan's order. */
  static ProjectorBars ofChannels(Channels channels) {
    return new ProjectorBars(
        "statistics.byChannel",
        table ->
            channels.all().stream()
                .map(
                    (ChannelInfo channel) ->
                        new Bar(channel.shown(), table.at(channel.channel(), null).sums().total()))
                .toList());
  }

  /** The greatest first. */
  static ProjectorBars ofRegions(Regions regions) {
    return new ProjectorBars(
        "statistics.byRegion",
        table ->
            table.regions().stream()
                .map(code -> new Bar(regions.name(code), table.at(null, code).sums().total()))
                .sorted(Comparator.comparing(Bar::amount).reversed())
                .toList());
  }

  void show(FigureTable table) {
    List<Bar> all = of.apply(table);
    long greatest = Math.max(1, all.stream().mapToLong(bar -> bar.amount().fen()).max().orElse(1));
    MoneyUnit unit = MoneyUnit.fitting(new Money(greatest));
    bars.removeAll();
    for (Bar bar : all) {
      var amount = new Span(unit.show(bar.amount()));
      amount.addClassName("jx-number");
      amount.setTitle(Texts.of("statistics.yuan", bar.amount().yuan()));
      var length = new Div();
      length.addClassName("jx-bar");
      double share = Math.clamp((double) bar.amount().fen() / greatest, 0, 1);
      length.getStyle().set("--share", String.valueOf(share));
      bars.add(new Div(new Span(bar.name()), length, amount));
    }
    title.getElement().setAttribute("data-unit", unit.word());
  }
}
