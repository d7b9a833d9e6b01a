package cn.jiuxiao.server.visitors;

import cn.jiuxiao.printing.Badge;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.BadgeCode;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Badges as they are printed. The code on one is signed, so that none can be made up; it carries no
 * personal data.
 */
@Singleton
public class Badges {

  private final Sql sql;
  private final VisitorFairs fairs;
  private final ServerKeys keys;

  Badges(Sql sql, VisitorFairs fairs, ServerKeys keys) {
    this.sql = sql;
    this.fairs = fairs;
    this.keys = keys;
  }

  /** A badge by its id, which is its secret: whoever has it may see and print it. */
  @Transactional
  public Optional<Badge> find(byte[] id, Locale locale) {
    return sql
        .records(
            IssuedBadge.class,
            "SELECT id, fair_id, number, name, organisation FROM badge WHERE id = ?",
            id)
        .stream()
        .findFirst()
        .map(badge -> printed(badge, locale));
  }

  /** All badges of a fair in the order of their numbers. */
  @Transactional
  List<Badge> of(long fairId, Locale locale) {
    return sql
        .records(
            IssuedBadge.class,
            "SELECT id, fair_id, number, name, organisation FROM badge WHERE fair_id = ? ORDER BY number",
            fairId)
        .stream()
        .map(badge -> printed(badge, locale))
        .toList();
  }

  /** What a till or an entrance scans. */
  public String code(byte[] id) {
    return BadgeCode.sign(id, keys.badges().getPrivate()).text();
  }

  private Badge printed(IssuedBadge badge, Locale locale) {
    OpenFair fair = fairs.any(badge.fairId()).orElseThrow();
    return new Badge(
        fair.name(locale),
        badge.name(),
        badge.organisation().isEmpty() ? null : badge.organisation(),
        badge.number(),
        code(badge.id()),
        fair.days(),
        fair.venue());
  }
}
