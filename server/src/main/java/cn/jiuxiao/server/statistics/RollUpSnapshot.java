package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.shared.BusinessDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * All of the office's roll-ups as they stood at one instant: some hundred rows a year, however many
 * receipts lie beneath, so that everyone who watches shares one reading.
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
    List<LatestSale> latestSales) {

  record MonthSums(Channel channel, String region, YearMonth month, Sums sums) {}

  /** {@code ALL} stands for every channel and for every region. */
  record PersonsKey(String channel, String region, String period) {
    static final String ALL = "ALL";
  }

  record MonthVisits(Channel channel, String region, YearMonth month, long visits) {}

  record DaySums(Channel channel, String region, Sums sums) {}

  /** Newest first within a region. */
  record LatestSale(LatestSales.Sale sale, String region) {}
}
