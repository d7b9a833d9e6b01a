package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A list's columns, each for the screen and for the spreadsheet. A column with a sort key can be
 * sorted; the key stands in the URL and reaches the service as {@link ListQuery#sort}.
 */
public final class ListColumns<T> {
  private static final int PHONE_PIXELS = 700;
  private static final String NAME_ON_PHONES = "11rem";
  private static final int EXPORT_PAGE = 1000;

  private record Exported<T>(String header, Function<T, @Nullable Object> value) {}

  private final Grid<T> grid;
  private final List<Exported<T>> exported = new ArrayList<>();
  private final List<Grid.Column<T>> wideOnly = new ArrayList<>();
  private Grid.@Nullable Column<T> last;
  private Grid.@Nullable Column<T> named;

  ListColumns(Grid<T> grid) {
    this.grid = grid;
  }

  public ListColumns<T> text(
      String headerKey, @Nullable String sortKey, Function<T, @Nullable String> value) {
    return add(headerKey, sortKey, grid.addColumn(row -> orEmpty(value.apply(row))), value::apply);
  }

  /**
   * What the row is called; on a phone, where there is no room beside it, what else one wants to
   * see of it stands beneath.
   */
  public ListColumns<T> name(
      String headerKey,
      @Nullable String sortKey,
      Function<T, @Nullable String> value,
      Function<T, Component> beneath) {
    component(
        headerKey,
        sortKey,
        row -> {
          var under = new Div(beneath.apply(row));
          under.addClassName("jx-beneath");
          var cell = new Div(new Span(orEmpty(value.apply(row))), under);
          cell.addClassName("jx-two-lines");
          return cell;
        },
        value);
    named = last;
    return this;
  }

  /** In a fixed-width face, selectable whole. */
  public ListColumns<T> code(
      String headerKey, @Nullable String sortKey, Function<T, @Nullable String> value) {
    return add(
        headerKey,
        sortKey,
        grid.addComponentColumn(row -> Cells.code(orEmpty(value.apply(row)))),
        value::apply);
  }

  public ListColumns<T> money(
      String headerKey, @Nullable String sortKey, Function<T, @Nullable Money> value) {
    return number(headerKey, sortKey, value, Money::yuan, Money::toBigDecimal);
  }

  public ListColumns<T> quantity(
      String headerKey, @Nullable String sortKey, Function<T, @Nullable Quantity> value) {
    return number(headerKey, sortKey, value, Quantity::toString, Quantity::toBigDecimal);
  }

  public ListColumns<T> count(
      String headerKey, @Nullable String sortKey, Function<T, @Nullable Long> value) {
    return number(headerKey, sortKey, value, Cells::grouped, count -> count);
  }

  /** A date and a 24-hour time, in Shanghai. */
  public ListColumns<T> moment(
      String headerKey, @Nullable String sortKey, Function<T, @Nullable Instant> value) {
    Function<T, @Nullable String> words =
        row -> {
          Instant moment = value.apply(row);
          return moment == null ? null : Cells.moment(moment);
        };
    return text(headerKey, sortKey, words);
  }

  /** Any component, such as a state's badge; the text is for the spreadsheet. */
  public ListColumns<T> component(
      String headerKey,
      @Nullable String sortKey,
      Function<T, Component> cell,
      Function<T, @Nullable String> text) {
    return add(headerKey, sortKey, grid.addComponentColumn(cell::apply), text::apply);
  }

  /** The column just added is left out on a phone; the row's own page shows it. */
  public ListColumns<T> onWideScreens() {
    if (last != null) {
      wideOnly.add(last);
    }
    return this;
  }

  private <N> ListColumns<T> number(
      String headerKey,
      @Nullable String sortKey,
      Function<T, @Nullable N> value,
      Function<N, String> shown,
      Function<N, Number> inSheet) {
    Grid.Column<T> column =
        grid.addColumn(
            row -> {
              N number = value.apply(row);
              return number == null ? "" : shown.apply(number);
            });
    column.setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "jx-number");
    return add(
        headerKey,
        sortKey,
        column,
        row -> {
          N number = value.apply(row);
          return number == null ? null : inSheet.apply(number);
        });
  }

  private ListColumns<T> add(
      String headerKey,
      @Nullable String sortKey,
      Grid.Column<T> column,
      Function<T, @Nullable Object> value) {
    String header = Texts.of(headerKey);
    column.setHeader(header).setAutoWidth(true).setResizable(true);
    if (sortKey != null) {
      column.setKey(sortKey).setSortable(true);
    }
    exported.add(new Exported<>(header, value));
    last = column;
    return this;
  }

  void fitTo(UI ui) {
    fit(ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
    ui.getPage().addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
  }

  private void fit(int pixels) {
    boolean wide = pixels < 0 || pixels >= PHONE_PIXELS;
    wideOnly.forEach(column -> column.setVisible(wide));
    if (named != null && !wide) {
      named.setAutoWidth(false).setWidth(NAME_ON_PHONES).setFlexGrow(1);
    }
  }

  /** All rows that the query matches, page by page, so that a long list needs little memory. */
  void writeTo(OutputStream out, String name, Function<ListQuery, List<T>> fetch, ListQuery query)
      throws IOException {
    try (var workbook = new Workbook(out, "Jiuxiao", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(name);
      for (int column = 0; column < exported.size(); column++) {
        sheet.value(0, column, exported.get(column).header());
      }
      int line = 1;
      List<T> page = fetch.apply(at(query, 0));
      while (!page.isEmpty()) {
        for (T row : page) {
          write(sheet, line++, row);
        }
        page = page.size() < EXPORT_PAGE ? List.of() : fetch.apply(at(query, line - 1));
      }
    }
  }

  private static ListQuery at(ListQuery query, int offset) {
    return new ListQuery(
        query.search(), query.filters(), query.sort(), query.descending(), offset, EXPORT_PAGE);
  }

  private void write(Worksheet sheet, int line, T row) {
    for (int column = 0; column < exported.size(); column++) {
      switch (exported.get(column).value().apply(row)) {
        case null -> {}
        case Number number -> sheet.value(line, column, number);
        // Written as a string cell, so that codes keep their digits and formulas stay text.
        case Object text -> sheet.value(line, column, text.toString());
      }
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
