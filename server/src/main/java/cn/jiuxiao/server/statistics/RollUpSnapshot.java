package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.Target;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All of the office's roll-ups, and what they are held against, as they stood at one instant: some
 * hundred rows a year, however many receipts lie beneath, so that everyone who watches shares one
 * reading.
 *
 * @param fingerprint changes when any of this does
 */
public record RollUpSnapshot(
    String fingerprint,
    BusinessDay today,
    List<MonthSums> months,
    Map<PersonsKey, Long> persons,
    List<MonthVisits> visits,
    List<DaySums> todaySums,
    List<LatestSale> latestSales,
    List<Published> published,
    List<Target> targets) {

  Optional<Target> target(int year) {
    return targets.stream().filter(target -> target.year() == year).findFirst();
  }

  record MonthSums(Channel channel, String region, YearMonth month, Sums sums) {}

  /** {@code ALL} stands for every channel and for every region. */
  record PersonsKey(String channel, String region, String period) {
    static final String ALL = "ALL";
  }

  record MonthVisits(Channel channel, String region, YearMonth month, long visits) {}

  record DaySums(Channel channel, String region, Sums sums) {}

  /** A month that is locked, with its figures at every grain. */
  record Published(YearMonth month, int number, Instant at, String by, List<FrozenMonth.Row> rows) {
    /** Without rows yet. */
    static Published of(YearMonth month, ResultSet row) {
      try {
        return new Published(
            month,
            row.getInt("publication"),
            Objects.requireNonNull(Sql.instant(row, "at")),
            row.getString("display_name"),
            new ArrayList<>());
      } catch (SQLException e) {
        throw new DataAccessException("a publication could not be read", e);
      }
    }
  }

  /** Newest first within a region. */
  record LatestSale(LatestSales.Sale sale, String region) {}
}
