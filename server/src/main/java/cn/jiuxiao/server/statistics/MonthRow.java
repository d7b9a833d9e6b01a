package cn.jiuxiao.server.statistics;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A month on the list of publications.
 *
 * @param publication null while no published figure holds
 * @param past how many publications there were, lifted ones included
 * @param over false for the month that runs
 */
public record MonthRow(
    YearMonth month, Figure now, @Nullable Publication publication, int past, boolean over) {

  /** How far what stands now is from what was published; null without a publication. */
  public @Nullable Figure difference() {
    return publication == null ? null : now.minus(publication.all());
  }

  /** As it stands in the list's filter. */
  public String year() {
    return String.valueOf(month.getYear());
  }

  public State state() {
    if (publication == null) {
      return over ? State.OPEN : State.RUNNING;
    }
    return now.equals(publication.all()) ? State.AS_PUBLISHED : State.CHANGED;
  }

  /** What a person wants to know of it first. */
  public enum State {
    RUNNING,
    OPEN,
    AS_PUBLISHED,
    CHANGED
  }
}
