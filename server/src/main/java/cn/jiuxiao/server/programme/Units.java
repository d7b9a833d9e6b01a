package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The units: looked up by anyone, changed by the office. */
@Singleton
public class Units {
  private static final Map<String, String> SORTABLE =
      Map.of("code", "u.code", "name", "u.name", "kind", "u.kind", "region", "u.region_code");

  private final Sql sql;
  private final AuditLog audit;
  private final OpenUnits open;

  Units(Sql sql, AuditLog audit, OpenUnits open) {
    this.sql = sql;
    this.audit = audit;
    this.open = open;
  }

  /** What a person enters of a unit. */
  public record Entry(
      String code,
      String name,
      String shortName,
      String nameEn,
      UnitKind kind,
      String regionCode,
      Unit.LeadingGroupPart leadingGroup,
      @Nullable LocalDate closedOn) {

    boolean isComplete() {
      return code.matches("[0-9A-Z-]{2,20}") && !name.isBlank() && !shortName.isBlank();
    }
  }

  public Optional<Unit> find(long id) {
    return sql.first("SELECT * FROM unit u WHERE id = ?", Units::read, id);
  }

  public Optional<Unit> findByCode(String code) {
    return sql.first("SELECT * FROM unit u WHERE code = ?", Units::read, code);
  }

  public Unit get(long id) {
    return find(id).orElseThrow(NotFound::new);
  }

  /** Open units whose code or name contains the text: what a picker offers. */
  public List<Unit> search(String text, int offset, int limit) {
    return page(new ListQuery(text, Map.of("open", "true"), null, false, offset, limit));
  }

  /** Filters: {@code region}, {@code kind}, {@code open} ("true" leaves the closed ones out). */
  public List<Unit> page(ListQuery query) {
    List<Object> values = new ArrayList<>();
    String where = where(query, values);
    return sql.list(
        "SELECT * FROM unit u" + where + query.orderAndPage(SORTABLE, "u.id"),
        Units::read,
        values.toArray());
  }

  public int count(ListQuery query) {
    List<Object> values = new ArrayList<>();
    String where = where(query, values);
    return Math.toIntExact(sql.number("SELECT count(*) FROM unit u" + where, values.toArray()));
  }

  @Transactional
  public Unit create(Actor actor, Entry entry) {
    check(actor, entry);
    Optional<Long> id =
        sql.first(
            "INSERT INTO unit (code, name, short_name, name_en, kind, region_code, leading_group,"
                + " closed_on) VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS date))"
                + " ON CONFLICT (code) DO NOTHING RETURNING id",
            row -> row.getLong(1),
            entry.code(),
            entry.name(),
            entry.shortName(),
            entry.nameEn(),
            entry.kind(),
            entry.regionCode(),
            stored(entry.leadingGroup()),
            entry.closedOn());
    Unit unit =
        get(id.orElseThrow(() -> new Problem(409, "programme.unitCodeTaken", entry.code())));
    audit.changed(actor.userId(), "unit", unit.id(), null, unit);
    open.forget();
    return unit;
  }

  /** The code stays: files and papers name it. */
  @Transactional
  public Unit edit(Actor actor, long id, int version, Entry entry) {
    check(actor, entry);
    Unit before = get(id);
    int changed =
        sql.run(
            "UPDATE unit SET name = ?, short_name = ?, name_en = ?, kind = ?, region_code = ?,"
                + " leading_group = ?, closed_on = CAST(? AS date), version = version + 1"
                + " WHERE id = ? AND version = ?",
            entry.name(),
            entry.shortName(),
            entry.nameEn(),
            entry.kind(),
            entry.regionCode(),
            stored(entry.leadingGroup()),
            entry.closedOn(),
            id,
            version);
    if (changed == 0) {
      throw new Problem(409, "programme.changedMeanwhile");
    }
    Unit after = get(id);
    audit.changed(actor.userId(), "unit", id, before, after);
    open.forget();
    return after;
  }

  private static void check(Actor actor, Entry entry) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
    if (!entry.isComplete()) {
      throw new Problem(422, "programme.unitIncomplete");
    }
  }

  private static String where(ListQuery query, List<Object> values) {
    var where = new StringBuilder(" WHERE true");
    if (!query.search().isBlank()) {
      where.append(
          " AND (u.code ILIKE ? OR u.name ILIKE ? OR u.short_name ILIKE ? OR u.name_en ILIKE ?)");
      values.addAll(List.of(query.like(), query.like(), query.like(), query.like()));
    }
    for (String filter : List.of("region", "kind")) {
      query
          .filter(filter)
          .ifPresent(
              value -> {
                where.append(
                    filter.equals("region") ? " AND u.region_code = ?" : " AND u.kind = ?");
                values.add(value);
              });
    }
    if (query.filter("open").isPresent()) {
      where.append(" AND u.closed_on IS NULL");
    }
    return where.toString();
  }

  private static String stored(Unit.LeadingGroupPart part) {
    return part == Unit.LeadingGroupPart.NONE ? "" : part.name();
  }

  static Unit read(ResultSet row) throws SQLException {
    String part = row.getString("leading_group");
    return new Unit(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("short_name"),
        row.getString("name_en"),
        UnitKind.valueOf(row.getString("kind")),
        row.getString("region_code"),
        part.isEmpty() ? Unit.LeadingGroupPart.NONE : Unit.LeadingGroupPart.valueOf(part),
        row.getObject("closed_on", LocalDate.class),
        row.getInt("version"));
  }
}
