package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list of business data: search, filters and sorting that stand in the URL, rows fetched as one
 * scrolls, an empty state with the next step, and export. Put it below a {@link PageHeader}; add
 * columns through {@link #columns()}.
 */
public final class ListPage<T> extends Composite<Div> {
  private static final String SEARCH = "q";
  private static final String SORT = "sort";
  private final Function<ListQuery, List<T>> fetch;
  private final ToIntFunction<ListQuery> count;
  private final Grid<T> grid = new Grid<>();
  private final ListColumns<T> columns = new ListColumns<>(grid);
  private final TextField search = new TextField();
  private final Map<String, FilterChoice> filters = new LinkedHashMap<>();
  private final Map<String, DatePicker> days = new LinkedHashMap<>();
  private final Div toolbar = new Div();
  private final Span total = new Span();
  private final Div nothing = new Div();
  private @Nullable Component emptyState;
  private @Nullable ListChoice<T> choice;
  private @Nullable GridSortOrder<T> sort;
  private boolean reading;

  /** How to read one page, and how many rows there are in all; both already know the actor. */
  public ListPage(Function<ListQuery, List<T>> fetch, ToIntFunction<ListQuery> count) {
    this.fetch = fetch;
    this.count = count;
    getContent().addClassName("jx-list");
    search.setPlaceholder(Texts.of("shared.searchHint"));
    search.setAriaLabel(Texts.of("shared.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(change -> changed());
    toolbar.addClassName("jx-toolbar");
    total.addClassName("jx-total");
    toolbar.add(search, total);
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    grid.addSortListener(
        event -> {
          sort = event.getSortOrder().isEmpty() ? null : event.getSortOrder().getFirst();
          changed();
        });
    getContent().add(toolbar, grid, nothing);
  }

  public ListColumns<T> columns() {
    return columns;
  }

  /** A placeholder that says what is searched, such as "name, code or phone". */
  public ListPage<T> searching(String hintKey) {
    search.setPlaceholder(Texts.of(hintKey));
    return this;
  }

  /** For a list in which there is nothing to look for. */
  public ListPage<T> withoutSearch() {
    search.setVisible(false);
    return this;
  }

  /**
   * A choice of values with their words; its name stands in the URL and in {@link
   * ListQuery#filter}.
   */
  public ListPage<T> filter(String name, String labelKey, Map<String, String> wordByValue) {
    return filter(name, new FilterChoice(labelKey, wordByValue));
  }

  /** As above, for values of which there may be many. */
  public ListPage<T> filter(String name, String labelKey, Choices choices) {
    return filter(name, FilterChoice.of(labelKey, choices));
  }

  private ListPage<T> filter(String name, FilterChoice choice) {
    choice.box().addValueChangeListener(change -> changed());
    filters.put(name, choice);
    toolbar.addComponentAtIndex(filters.size(), choice.box());
    return this;
  }

  /** From a day to a day, both included: "from" and "to" in the URL and in the filters. */
  public ListPage<T> days() {
    for (String name : List.of("from", "to")) {
      DatePicker day = DateFields.of("");
      day.setPlaceholder(Texts.of("shared.day." + name));
      day.setAriaLabel(Texts.of("shared.day." + name));
      day.addValueChangeListener(change -> changed());
      days.put(name, day);
      toolbar.addComponentAtIndex(filters.size() + days.size(), day);
    }
    return this;
  }

  /** Cells may have several lines. */
  public ListPage<T> tall() {
    grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
    return this;
  }

  /** A click on a row leads to its own address, such as "fairs/12". */
  public ListPage<T> opening(Function<T, String> route) {
    grid.addItemClickListener(
        click -> getUI().ifPresent(ui -> ui.navigate(route.apply(click.getItem()))));
    grid.addClassName("jx-opens");
    return this;
  }

  /** Rows can be ticked; what may be done with those then stands above the list. */
  public ListPage<T> choosing(Function<Set<T>, List<? extends Component>> actions) {
    choice = new ListChoice<>(grid, () -> fetch.apply(query(0, ListChoice.MOST)), actions);
    getContent().addComponentAtIndex(1, choice);
    return this;
  }

  /** What stands here while there is nothing at all. */
  public ListPage<T> whenEmpty(Component state) {
    emptyState = state;
    return this;
  }

  /** An xlsx of all rows that match, with the columns shown. */
  public ListPage<T> exporting(String name) {
    toolbar.add(
        Downloads.button(
            "shared.export",
            VaadinIcon.DOWNLOAD_ALT,
            Downloads.XLSX,
            () -> name + ".xlsx",
            out -> columns.writeTo(out, name, fetch, query(0, 1))));
    return this;
  }

  /** Reads again: after something was added, or when a push says so. */
  public void refresh() {
    if (choice != null) {
      choice.clear();
    }
    int rows = count.applyAsInt(query(0, 1));
    total.setText(Texts.of("shared.count", rows));
    grid.setVisible(rows > 0);
    nothing.setVisible(rows == 0);
    if (rows == 0) {
      showNothing();
    }
    grid.getDataProvider().refreshAll();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    reading = true;
    readFrom(event.getUI().getActiveViewLocation().getQueryParameters());
    reading = false;
    grid.setItems(
        query -> fetch.apply(query(query.getOffset(), query.getLimit())).stream(),
        query -> count.applyAsInt(query(0, 1)));
    columns.fitTo(event.getUI());
    refresh();
  }

  private void readFrom(QueryParameters parameters) {
    search.setValue(parameters.getSingleParameter(SEARCH).orElse(""));
    filters.forEach(
        (name, choice) -> choice.show(parameters.getSingleParameter(name).orElse(null)));
    days.forEach((name, day) -> day.setValue(day(parameters.getSingleParameter(name).orElse(""))));
    parameters
        .getSingleParameter(SORT)
        .ifPresent(
            key -> {
              boolean descending = key.startsWith("-");
              Grid.Column<T> column = grid.getColumnByKey(descending ? key.substring(1) : key);
              if (column != null && column.isSortable()) {
                sort =
                    new GridSortOrder<>(
                        column, descending ? SortDirection.DESCENDING : SortDirection.ASCENDING);
                grid.sort(List.of(sort));
              }
            });
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private void changed() {
    if (!reading && isAttached()) {
      getUI().ifPresent(this::writeUrl);
      refresh();
    }
  }

  private void writeUrl(UI ui) {
    Map<String, String> parameters = new LinkedHashMap<>();
    ListQuery query = query(0, 1);
    if (!query.search().isEmpty()) {
      parameters.put(SEARCH, query.search());
    }
    parameters.putAll(query.filters());
    if (query.sort() != null) {
      parameters.put(SORT, (query.descending() ? "-" : "") + query.sort());
    }
    String path = ui.getActiveViewLocation().getPath();
    String queryString = QueryParameters.simple(parameters).getQueryString();
    ui.getPage()
        .getHistory()
        .replaceState(null, queryString.isEmpty() ? path : path + "?" + queryString);
  }

  private ListQuery query(int offset, int limit) {
    Map<String, String> chosen = new LinkedHashMap<>();
    filters.forEach(
        (name, choice) -> {
          String value = choice.value();
          if (value != null) {
            chosen.put(name, value);
          }
        });
    days.forEach(
        (name, day) -> {
          if (day.getValue() != null) {
            chosen.put(name, day.getValue().toString());
          }
        });
    return new ListQuery(
        search.getValue().strip(),
        chosen,
        sort == null ? null : sort.getSorted().getKey(),
        sort != null && sort.getDirection() == SortDirection.DESCENDING,
        offset,
        limit);
  }

  private void showNothing() {
    nothing.removeAll();
    ListQuery query = query(0, 1);
    if (emptyState != null && query.search().isEmpty() && query.filters().isEmpty()) {
      nothing.add(emptyState);
      return;
    }
    nothing.addClassName("jx-empty");
    var clear = new Button(Texts.of("shared.clearFilters"), click -> clear());
    clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    nothing.add(new Paragraph(Texts.of("shared.noMatch")), clear);
  }

  private void clear() {
    reading = true;
    search.clear();
    filters.values().forEach(choice -> choice.box().clear());
    days.values().forEach(DatePicker::clear);
    reading = false;
    changed();
  }
}
