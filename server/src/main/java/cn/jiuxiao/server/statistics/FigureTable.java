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
 */
public record FigureTable(
    Period period,
    List<String> regions,
    Map<Cell, Figure> cells,
    List<Figure> months,
    Figure year,
    @Nullable Target target) {

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
}
