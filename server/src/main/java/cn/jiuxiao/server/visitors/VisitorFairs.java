package cn.jiuxiao.server.visitors;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The fairs as the public sees them: those that are not over and not cancelled. */
@Singleton
public class VisitorFairs {

  private static final String COLUMNS =
      "SELECT id, name, name_en, venue, first_day, last_day FROM fair ";

  private final Sql sql;
  private final Clock clock;

  VisitorFairs(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  public List<OpenFair> open() {
    return sql.records(
        OpenFair.class,
        COLUMNS + "WHERE cancelled_at IS NULL AND last_day >= ? ORDER BY first_day, id",
        BusinessDay.today(clock));
  }

  @Transactional
  public Optional<OpenFair> open(long id) {
    return open().stream().filter(fair -> fair.id() == id).findFirst();
  }

  /** Any fair, over or not: a badge outlives its fair. */
  @Transactional
  Optional<OpenFair> any(long id) {
    return sql.records(OpenFair.class, COLUMNS + "WHERE id = ?", id).stream().findFirst();
  }
}
