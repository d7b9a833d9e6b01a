package cn.jiuxiao.server.visitors;

import cn.jiuxiao.printing.Badge;
import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.fairs.Fairs;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.Base64Url;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A fair's visitors as its organizer sees them, and the entrance. */
@Singleton
public class Visitors {

  private static final String FROM =
      """
       FROM badge b JOIN visitor v ON v.id = b.visitor_id
      LEFT JOIN (SELECT badge_id, min(first_at) AS first_at FROM check_in GROUP BY badge_id) c ON c.badge_id = b.id
      """;

  private static final String COLUMNS =
      """
      SELECT b.id AS badge_id, b.number, b.name, b.organisation,
             substr(v.phone, 1, 3) || '****' || substr(v.phone, 8) AS phone, b.issued_at, c.first_at AS checked_in_at
      """;

  private static final Map<String, String> SORTS =
      Map.of(
          "number",
          "b.number",
          "name",
          "b.name",
          "issued",
          "b.issued_at",
          "checkedIn",
          "c.first_at");

  private final Fairs fairs;
  private final Badges badges;
  private final ServerKeys keys;
  private final AuditLog audit;
  private final Sql sql;
  private final Clock clock;

  Visitors(Fairs fairs, Badges badges, ServerKeys keys, AuditLog audit, Sql sql, Clock clock) {
    this.fairs = fairs;
    this.badges = badges;
    this.keys = keys;
    this.audit = audit;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A page of a fair's badges. Filter: state (HERE, EXPECTED). Only the fair's own people see them.
   */
  @Transactional
  public List<VisitorRow> find(Actor actor, long fairId, ListQuery query) {
    fairs.writable(actor, fairId);
    Where where = where(fairId, query);
    return sql.records(
        VisitorRow.class,
        COLUMNS + FROM + where.sql() + query.orderAndPage(SORTS, "b.number DESC"),
        where.parameters());
  }

  @Transactional
  public int count(Actor actor, long fairId, ListQuery query) {
    fairs.writable(actor, fairId);
    Where where = where(fairId, query);
    return (int) sql.number("SELECT count(*)" + FROM + where.sql(), where.parameters());
  }

  /** All badges of a fair, to be printed together. */
  @Transactional
  public List<Badge> badges(Actor actor, long fairId, Locale locale) {
    fairs.writable(actor, fairId);
    return badges.of(fairId, locale);
  }

  /** Lets the holder of a scanned badge in. Scanning it again the same day changes nothing. */
  @Transactional
  public CheckedIn checkIn(Actor actor, long fairId, String scanned) {
    fairs.writable(actor, fairId);
    Optional<BadgeCode> code =
        BadgeCode.read(scanned.strip()).filter(badge -> badge.signedBy(keys.badges().getPublic()));
    if (code.isEmpty()) {
      return new CheckedIn.NotABadge();
    }
    byte[] id = code.get().id();
    return sql
        .records(
            IssuedBadge.class,
            "SELECT id, fair_id, number, name, organisation FROM badge WHERE id = ?",
            id)
        .stream()
        .findFirst()
        .map(badge -> enter(actor, fairId, badge))
        .orElseGet(CheckedIn.NotABadge::new);
  }

  private CheckedIn enter(Actor actor, long fairId, IssuedBadge badge) {
    if (badge.fairId() != fairId) {
      String name =
          sql.list("SELECT name FROM fair WHERE id = ?", row -> row.getString(1), badge.fairId())
              .getFirst();
      return new CheckedIn.OtherFair(name);
    }
    BusinessDay today = BusinessDay.today(clock);
    boolean fresh =
        sql.run(
                """
                INSERT INTO check_in (badge_id, day, first_at, checked_by) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                badge.id(),
                today,
                clock.instant(),
                actor.userId())
            == 1;
    if (fresh) {
      audit.happened(
          actor.userId(),
          "CHECKED_IN",
          "badge",
          Base64Url.encode(badge.id()),
          new Entered(badge.number()));
    }
    Instant firstAt =
        sql.list(
                "SELECT first_at FROM check_in WHERE badge_id = ? AND day = ?",
                row -> row.getTimestamp(1).toInstant(),
                badge.id(),
                today)
            .getFirst();
    return new CheckedIn.Welcome(badge.number(), badge.name(), firstAt, !fresh);
  }

  private static Where where(long fairId, ListQuery query) {
    Where where = new Where("b.fair_id = ?", fairId);
    if (!query.search().isEmpty()) {
      where.and(
          "b.name ILIKE ? OR b.number ILIKE ? OR b.organisation ILIKE ? OR right(v.phone, 4) = ?",
          query.like(),
          query.like(),
          query.like(),
          query.search());
    }
    query
        .filter("state")
        .ifPresent(
            state ->
                where.and(state.equals("HERE") ? "c.first_at IS NOT NULL" : "c.first_at IS NULL"));
    return where;
  }

  /** As the audit log shows it. */
  record Entered(String number) {}
}
