package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.programme.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Channels × regions in a period, with every total, as far as one person may see.
 *
 * @param regions codes of the columns
 * @param months the year's months, January first, all channels together
 * @param year the whole year, all channels together: what the target is held against
 * @param publications what was published of the year's months that are locked, by month
 */
public record FigureTable(
    Period period,
    List<String> regions,
    Map<Cell, Figure> cells,
    List<Figure> months,
    Figure year,
    @Nullable Target target,
    Map<Integer, Publication> publications) {

  /** Null stands for all that the person may see. */
  public record Cell(@Nullable Channel channel, @Nullable String region) {
    public static final Cell ALL = new Cell(null, null);
  }

  public Figure at(@Nullable Channel channel, @Nullable String region) {
    return cells.getOrDefault(new Cell(channel, region), Figure.NONE);
  }

  public Figure all() {
    return cells.getOrDefault(Cell.ALL, Figure.NONE);
  }

  /** What was published of the period; null unless it is a locked month. */
  public @Nullable Publication publication() {
    Integer month = period.month();
    return month == null ? null : publications.get(month);
  }

  /** What was published where the period is a locked month; else the figures as they stand. */
  public FigureTable asPublished() {
    Publication publication = publication();
    return publication == null
        ? this
        : new FigureTable(period, regions, publication.cells(), months, year, target, publications);
  }
}
