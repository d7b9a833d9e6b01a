package cn.jiuxiao.server.statistics;

/**
 * What stands of a month.
 *
 * @param number of its last publication; 0 if there was none
 * @param lifted true if that one holds no more
 */
public record MonthStanding(int number, boolean lifted) {
  static final MonthStanding NONE = new MonthStanding(0, false);

  /** True if a published figure holds. */
  public boolean isLocked() {
    return number > 0 && !lifted;
  }
}
