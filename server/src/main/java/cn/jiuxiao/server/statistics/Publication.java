package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.programme.Channel;
import cn.jiuxiao.server.statistics.FigureTable.Cell;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was published of a month, as far as one person may see: it stays whatever comes in later.
 *
 * @param number 1 for the month's first publication
 * @param by who locked the month
 */
public record Publication(
    YearMonth month, int number, Instant at, String by, Map<Cell, Figure> cells) {

  public Figure at(@Nullable Channel channel, @Nullable String region) {
    return cells.getOrDefault(new Cell(channel, region), Figure.NONE);
  }

  public Figure all() {
    return cells.getOrDefault(Cell.ALL, Figure.NONE);
  }

  /** True if any figure is no longer what was published. */
  public boolean differsFrom(FigureTable now) {
    return java.util.stream.Stream.concat(cells.keySet().stream(), now.cells().keySet().stream())
        .anyMatch(
            cell ->
                !at(cell.channel(), cell.region()).equals(now.at(cell.channel(), cell.region())));
  }
}
