package cn.jiuxiao.server.audit;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the audit log, newest first. */
@Singleton
public class AuditTrail {
  private static final String FROM =
      " FROM audit_log a LEFT JOIN user_account u ON u.id = a.user_id WHERE";

  private final Sql sql;
  private final ObjectMapper json;

  AuditTrail(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** Filters: {@code entity}, {@code user} (id), {@code from}, {@code to} (Shanghai days). */
  public List<AuditEntry> page(Actor actor, ListQuery query) {
    Conditions where = conditions(actor, query);
    return sql.list(
        "SELECT a.*, u.display_name, u.username"
            + FROM
            + where.text
            + " ORDER BY a.id DESC LIMIT "
            + query.limit()
            + " OFFSET "
            + query.offset(),
        this::read,
        where.values.toArray());
  }

  public int count(Actor actor, ListQuery query) {
    Conditions where = conditions(actor, query);
    return Math.toIntExact(
        sql.number("SELECT count(*)" + FROM + where.text, where.values.toArray()));
  }

  /** The kinds of things that occur, for the filter. */
  public List<String> entities(Actor actor) {
    mayLook(actor);
    return sql.list(
        "SELECT DISTINCT entity FROM audit_log ORDER BY entity", row -> row.getString(1));
  }

  /** The people who occur, for the filter. */
  public List<Person> people(Actor actor) {
    mayLook(actor);
    return sql.list(
        "SELECT id, display_name, username FROM user_account u"
            + " WHERE EXISTS (SELECT FROM audit_log a WHERE a.user_id = u.id) ORDER BY username",
        row -> new Person(row.getLong(1), row.getString(2), row.getString(3)));
  }

  /** Someone who changed something. */
  public record Person(long id, String name, String username) {}

  private static void mayLook(Actor actor) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.INSPECTOR);
  }

  private record Conditions(String text, List<@Nullable Object> values) {}

  private static Conditions conditions(Actor actor, ListQuery query) {
    mayLook(actor);
    List<String> text = new ArrayList<>(List.of(" true"));
    List<@Nullable Object> values = new ArrayList<>();
    add(text, values, "a.entity = ?", query.filter("entity"));
    add(text, values, "a.user_id = ?", query.filter("user").flatMap(AuditTrail::number));
    add(text, values, "a.at >= ?", day(query.filter("from")).map(BusinessDay::start));
    add(text, values, "a.at < ?", day(query.filter("to")).map(BusinessDay::end));
    if (!query.search().isBlank()) {
      text.add("(a.entity_id = ? OR a.before::text ILIKE ? OR a.after::text ILIKE ?)");
      values.addAll(List.of(query.search(), query.like(), query.like()));
    }
    return new Conditions(String.join(" AND ", text), values);
  }

  private static void add(
      List<String> text, List<@Nullable Object> values, String condition, Optional<?> value) {
    value.ifPresent(
        wanted -> {
          text.add(condition);
          values.add(wanted);
        });
  }

  // What stands in an address may be anything; what is no number or day filters nothing.
  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Optional<BusinessDay> day(Optional<String> text) {
    try {
      return text.map(LocalDate::parse).map(BusinessDay::new);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private AuditEntry read(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        Objects.requireNonNull(Sql.instant(row, "at")),
        Optional.ofNullable(row.getString("display_name")),
        Optional.ofNullable(row.getString("username")),
        row.getString("action"),
        row.getString("entity"),
        row.getString("entity_id"),
        differences(row.getString("before"), row.getString("after")));
  }

  private List<AuditEntry.Difference> differences(@Nullable String before, @Nullable String after) {
    Map<String, @Nullable String> old = flat(before);
    Map<String, @Nullable String> now = flat(after);
    Map<String, AuditEntry.Difference> all = new LinkedHashMap<>();
    old.forEach(
        (field, value) -> all.put(field, new AuditEntry.Difference(field, value, now.get(field))));
    now.forEach(
        (field, value) -> all.putIfAbsent(field, new AuditEntry.Difference(field, null, value)));
    return all.values().stream()
        .filter(each -> !Objects.equals(each.before(), each.after()))
        .toList();
  }

  private Map<String, @Nullable String> flat(@Nullable String text) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    if (text != null) {
      try {
        flatten("", json.readValue(text, Object.class), fields);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return fields;
  }

  private static void flatten(
      String path, @Nullable Object value, Map<String, @Nullable String> into) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach(
              (key, each) -> flatten(path.isEmpty() ? "" + key : path + "." + key, each, into));
      case null -> into.put(path, null);
      default -> into.put(path, value.toString());
    }
  }
}
