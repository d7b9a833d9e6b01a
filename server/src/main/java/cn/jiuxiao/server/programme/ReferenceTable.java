package cn.jiuxiao.server.programme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one file of reference data lies in one table.
 *
 * @param keys how many of the columns, from the first, tell a row apart
 * @param replaced rows gone from the file are removed (nothing refers to them), else kept
 */
record ReferenceTable(String file, String table, int keys, boolean replaced, List<Column> columns) {

  /** How a cell is read. {@code LINE} is the line's own number, {@code LEAD} whether it says so. */
  enum Kind {
    TEXT,
    OPTIONAL_TEXT,
    NUMBER,
    DATE,
    OPTIONAL_DATE,
    LEAD,
    LINE
  }

  /**
   * @param select reads the column's value as the file has it
   * @param bind writes such a value
   * @param oneOf the words the program knows, empty for any
   * @param refersTo the file whose keys it names
   */
  record Column(
      String header,
      String name,
      Kind kind,
      String select,
      String bind,
      Set<String> oneOf,
      @Nullable String refersTo) {

    static Column of(String header, String name, Kind kind) {
      String bind = kind == Kind.DATE || kind == Kind.OPTIONAL_DATE ? "CAST(? AS date)" : "?";
      return new Column(header, name, kind, name, bind, Set.of(), null);
    }

    static Column text(String header, String name) {
      return of(header, name, Kind.TEXT);
    }

    Column oneOf(Class<? extends Enum<?>> words, String... more) {
      Set<String> known =
          Stream.concat(
                  Arrays.stream(words.getEnumConstants()).map(Enum::name), Arrays.stream(more))
              .collect(Collectors.toSet());
      return new Column(header, name, kind, select, bind, known, refersTo);
    }

    Column refersTo(String otherFile) {
      return new Column(header, name, kind, select, bind, oneOf, otherFile);
    }

    /** For a column that holds an id where the file has a code. */
    Column byCodeOf(String otherTable) {
      return new Column(
          header,
          name,
          kind,
          "(SELECT o.code FROM %s o WHERE o.id = %s)".formatted(otherTable, name),
          "(SELECT o.id FROM %s o WHERE o.code = ?)".formatted(otherTable),
          oneOf,
          refersTo);
    }
  }

  private static final Column CODE = Column.text("code", "code");
  private static final Column NAME = Column.text("name", "name");
  private static final Column NAME_EN = Column.text("english_name", "name_en");
  private static final Column ORDER = Column.of("order", "position", Kind.NUMBER);

  /** In the order in which they refer to one another. */
  static final List<ReferenceTable> ALL =
      List.of(
          table("regions.csv", "region", 1)
              .with(
                  CODE,
                  NAME,
                  NAME_EN,
                  Column.of("parent", "parent_code", Kind.OPTIONAL_TEXT).refersTo("regions.csv"),
                  Column.of("valid_from", "valid_from", Kind.DATE),
                  Column.of("valid_to", "valid_to", Kind.OPTIONAL_DATE)),
          table("channels.csv", "channel", 1)
              .with(
                  CODE.oneOf(Channel.class),
                  ORDER,
                  NAME,
                  NAME_EN,
                  Column.text("plan_item", "plan_item"),
                  Column.text("description", "description")),
          table("units.csv", "unit", 1)
              .with(
                  CODE,
                  NAME,
                  Column.text("short_name", "short_name"),
                  NAME_EN,
                  Column.text("kind", "kind").oneOf(UnitKind.class),
                  Column.text("region", "region_code").refersTo("regions.csv"),
                  Column.text("leading_group", "leading_group")
                      .oneOf(Unit.LeadingGroupPart.class, "")),
          new ReferenceTable("channel_units.csv", "channel_unit", 2, true, List.of())
              .with(
                  Column.text("channel", "channel_code").refersTo("channels.csv"),
                  Column.text("unit", "unit_id").refersTo("units.csv").byCodeOf("unit"),
                  Column.of("role", "leads", Kind.LEAD),
                  Column.text("duty", "duty")),
          table("eligibility_reasons.csv", "eligibility_reason", 1)
              .with(
                  CODE.oneOf(EligibilityReason.class),
                  ORDER,
                  NAME,
                  NAME_EN,
                  Column.text("plan_wording", "wording"),
                  Column.text("validity", "note")),
          table("targets.csv", "target", 1)
              .with(
                  Column.of("year", "year", Kind.NUMBER),
                  Column.of("amount_fen", "amount_fen", Kind.NUMBER),
                  Column.of("participants", "participants", Kind.NUMBER),
                  Column.text("source", "source")),
          table("certificate_types.csv", "certificate_type", 1)
              .with(
                  CODE,
                  NAME,
                  NAME_EN,
                  Column.text("issuing_rule", "rule"),
                  Column.text("issuer", "issuer"),
                  Column.of("valid_from", "valid_from", Kind.DATE)),
          table("product_categories.csv", "product_category", 1)
              .with(
                  CODE,
                  NAME,
                  NAME_EN,
                  Column.of("parent", "parent_code", Kind.OPTIONAL_TEXT)
                      .refersTo("product_categories.csv"),
                  Column.of("", "position", Kind.LINE)));

  private static ReferenceTable table(String file, String table, int keys) {
    return new ReferenceTable(file, table, keys, false, List.of());
  }

  private ReferenceTable with(Column... all) {
    return new ReferenceTable(file, table, keys, replaced, List.of(all));
  }

  String select() {
    return columns.stream()
        .map(column -> column.select() + " AS " + column.name())
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + table));
  }

  String upsert() {
    List<String> changes = new ArrayList<>();
    columns.stream()
        .skip(keys)
        .forEach(column -> changes.add(column.name() + " = excluded." + column.name()));
    return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s"
        .formatted(
            table,
            joined(columns.stream().map(Column::name)),
            joined(columns.stream().map(Column::bind)),
            joined(columns.stream().limit(keys).map(Column::name)),
            joined(changes.stream()));
  }

  String delete() {
    return "DELETE FROM %s WHERE %s"
        .formatted(
            table,
            columns.stream()
                .limit(keys)
                .map(column -> column.name() + " = " + column.bind())
                .collect(Collectors.joining(" AND ")));
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(", "));
  }
}
