package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.ChannelInfo;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.Figure;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.FigureTable.Cell;
import cn.jiuxiao.server.statistics.Measure;
import cn.jiuxiao.server.statistics.Period;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Channels × regions with totals, every figure a link to the outlets it is made of. */
final class FigureMatrix extends Composite<Div> {
  /** What, if it changes, makes another table rather than other figures in the same. */
  private record Shape(Period period, Measure measure, List<String> regions, MoneyUnit unit) {}

  private final Channels channels;
  private final Regions regions;
  private final Map<Cell, FigureSlot> slots = new HashMap<>();
  private @Nullable Shape shape;

  FigureMatrix(Channels channels, Regions regions) {
    this.channels = channels;
    this.regions = regions;
    getContent().addClassName("jx-block");
  }

  void show(FigureTable table, Measure measure) {
    var wanted =
        new Shape(
            table.period(),
            measure,
            table.regions(),
            MoneyUnit.fitting(new Money(measure.isMoney() ? table.all().of(measure) : 0)));
    if (!wanted.equals(shape)) {
      shape = wanted;
      build(wanted);
    }
    slots.forEach((cell, slot) -> fill(slot, cell, table, wanted));
  }

  private void build(Shape shape) {
    slots.clear();
    getContent().removeAll();
    var table = new NativeTable();
    table.addClassName("jx-matrix");
    table.getCaption().add(new Span(caption(shape)));
    NativeTableRow head = table.getHead().addRow();
    head.add(Shown.head(Texts.of("statistics.channel")));
    shape.regions().forEach(code -> head.add(Shown.head(regions.name(code), "jx-number")));
    head.add(Shown.head(Texts.of("statistics.sum"), "jx-number"));
    for (ChannelInfo channel : channels.all()) {
      NativeTableRow row = table.getBody().addRow();
      row.add(Shown.rowHead(new Span(channel.shown())));
      addSlots(row, channel.channel(), shape);
    }
    NativeTableRow foot = table.getFoot().addRow();
    foot.add(Shown.rowHead(new Span(Texts.of("statistics.sum"))));
    addSlots(foot, null, shape);
    var scroll = new Div(table);
    scroll.addClassName("jx-scroll");
    scroll.getElement().setAttribute("tabindex", "0");
    getContent().add(scroll);
    if (shape.measure() == Measure.PARTICIPANTS) {
      var note = new Paragraph(Texts.of("statistics.personsNote"));
      note.addClassName("jx-quiet");
      getContent().add(note);
    }
  }

  private static String caption(Shape shape) {
    String what = Texts.of("statistics.measure." + shape.measure());
    String period = Shown.period(shape.period());
    if (!shape.measure().isMoney()) {
      return Texts.of("statistics.caption", period, what);
    }
    return Texts.of(
        shape.unit() == MoneyUnit.YUAN ? "statistics.captionYuan" : "statistics.captionMoney",
        period,
        what,
        shape.unit().word());
  }

  private void addSlots(NativeTableRow row, @Nullable Channel channel, Shape shape) {
    for (String region : shape.regions()) {
      row.add(slot(new Cell(channel, region)));
    }
    row.add(slot(new Cell(channel, null)));
  }

  private NativeTableCell slot(Cell cell) {
    var place = new NativeTableCell();
    place.addClassName("jx-number");
    slots.put(cell, new FigureSlot(place));
    return place;
  }

  private static void fill(FigureSlot slot, Cell cell, FigureTable table, Shape shape) {
    Figure figure = table.at(cell.channel(), cell.region());
    Channel channel = cell.channel();
    boolean nothing = figure.sums().sales() == 0 && figure.sums().refunds() == 0;
    slot.show(
        nothing ? "0" : Shown.shown(figure, shape.measure(), shape.unit()),
        Shown.exact(figure, shape.measure()),
        nothing
            ? null
            : Shown.salesRoute(
                table.period(), channel == null ? null : channel.name(), cell.region()));
  }
}
