package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.ChannelInfo;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.Publication;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Function;

/** A row for each channel and county that has figures; what stands now opens down to receipts. */
final class ComparedCells {
  private static final List<Function<Figure, Money>> AMOUNTS =
      List.of(figure -> figure.sums().total(), figure -> figure.sums().eligible());

  private final Channels channels;
  private final Regions regions;

  ComparedCells(Channels channels, Regions regions) {
    this.channels = channels;
    this.regions = regions;
  }

  Component show(FigureTable table) {
    var grid = new NativeTable();
    grid.addClassNames("jx-matrix", "jx-cells");
    boolean published = table.publication() != null;
    NativeTableRow head = grid.getHead().addRow();
    head.add(Shown.head(Texts.of("statistics.channelAndRegion")));
    for (String measure : List.of("statistics.totalYuan", "statistics.eligibleYuan")) {
      String what = Texts.of(measure);
      for (String column : published ? List.of("published", "now", "difference") : List.of("now")) {
        head.add(Shown.head(Texts.of("statistics." + column + "Of", what), "jx-number"));
      }
    }
    for (ChannelInfo channel : channels.all()) {
      for (String region : table.regions()) {
        row(grid, table, channel, region);
      }
    }
    if (grid.getBody().getRowCount() == 0) {
      return new Div();
    }
    var scroll = new Div(grid);
    scroll.addClassName("jx-scroll");
    scroll.getElement().setAttribute("tabindex", "0");
    var block = new Div(new H2(Texts.of("statistics.byCell")), scroll);
    block.addClassName("jx-block");
    return block;
  }

  private void row(NativeTable grid, FigureTable table, ChannelInfo channel, String region) {
    Publication publication = table.publication();
    Figure now = table.at(channel.channel(), region);
    Figure before = publication == null ? Figure.NONE : publication.at(channel.channel(), region);
    if (now.equals(Figure.NONE) && before.equals(Figure.NONE)) {
      return;
    }
    NativeTableRow row = grid.getBody().addRow();
    row.add(Shown.rowHead(new Span(Shown.joined(channel.shown(), regions.name(region)))));
    for (Function<Figure, Money> amount : AMOUNTS) {
      if (publication != null) {
        row.add(Shown.number(amount.apply(before).yuan()));
      }
      row.add(now(table, channel.channel(), region, amount.apply(now)));
      if (publication != null) {
        Money difference = amount.apply(now).minus(amount.apply(before));
        row.add(Publications.difference(Publications.signed(difference), difference.fen() != 0));
      }
    }
  }

  private static NativeTableCell now(
      FigureTable table, Channel channel, String region, Money amount) {
    Anchor link =
        Shown.link(Shown.salesRoute(table.period(), channel.name(), region), amount.yuan());
    var cell = new NativeTableCell(link);
    cell.addClassName("jx-number");
    return cell;
  }
}
