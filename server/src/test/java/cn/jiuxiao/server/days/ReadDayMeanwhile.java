package cn.jiuxiao.server.days;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between a day's drawers and its sums something happens. */
@Singleton
@Replaces(ReadDay.class)
@Requires(property = ReadDayMeanwhile.PROPERTY)
class ReadDayMeanwhile extends ReadDay {
  static final String PROPERTY = "jiuxiao.test.meanwhile";

  /** Happens once. */
  private @Nullable Runnable meanwhile;

  private @Nullable BusinessDay unreadable;

  ReadDayMeanwhile(Sql sql, JdbcOperations database) {
    super(sql, database);
  }

  void once(Runnable what) {
    meanwhile = what;
  }

  /** Null for none. */
  void cannotRead(@Nullable BusinessDay day) {
    unreadable = day;
  }

  @Override
  DaySums sums(long outlet, BusinessDay day, List<ShiftDrawer> drawers) {
    if (day.equals(unreadable)) {
      throw new IllegalStateException(day + " cannot be reckoned");
    }
    Runnable now = meanwhile;
    meanwhile = null;
    if (now != null) {
      now.run();
    }
    return super.sums(outlet, day, drawers);
  }
}
