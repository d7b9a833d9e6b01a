package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.shared.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan of booths in rows and columns. Lengths in decimetres.
 *
 * @param rowsTogether how many rows stand back to back before an aisle comes (1 or 2)
 * @param firstNumber the number that counting begins with
 */
public record BoothGrid(
    int rows,
    int columns,
    int widthDm,
    int depthDm,
    int aisleDm,
    int rowsTogether,
    int marginDm,
    Numbering numbering,
    String prefix,
    int firstNumber) {

  /**
   * How booths are numbered: {@code ROW_LETTER} A-01, B-01 …; {@code CONTINUOUS} 001, 002 …; {@code
   * SNAKE} as continuous, every other row backwards.
   */
  public enum Numbering {
    ROW_LETTER,
    CONTINUOUS,
    SNAKE
  }

  /** The most booths one grid makes. */
  public static final int MOST = 2000;

  public BoothGrid {
    if (rows < 1
        || columns < 1
        || widthDm < 1
        || depthDm < 1
        || aisleDm < 0
        || marginDm < 0
        || Math.max(Math.max(widthDm, depthDm), Math.max(aisleDm, marginDm)) > Hall.LONGEST_DM
        || rowsTogether < 1
        || firstNumber < 0) {
      throw new Problem(422, "fairs.gridSizes");
    }
    if ((long) rows * columns > MOST) {
      throw new Problem(422, "fairs.gridTooLarge", MOST);
    }
    if (numbering == Numbering.ROW_LETTER && rows > 26) {
      throw new Problem(422, "fairs.gridTooManyLetters");
    }
  }

  /** How wide a hall the grid takes, margins included. */
  public int needsWidthDm() {
    return 2 * marginDm + columns * widthDm;
  }

  /** How deep a hall the grid takes, margins included. */
  public int needsDepthDm() {
    return 2 * marginDm + rows * depthDm + (rows - 1) / rowsTogether * aisleDm;
  }

  /**
   * The booths, row by row, as they would stand in a hall. Fails if the hall is too small, saying
   * what it would take.
   */
  public List<Booth> booths(Hall hall) {
    int needsWidth = needsWidthDm();
    int needsDepth = needsDepthDm();
    if (needsWidth > hall.widthDm() || needsDepth > hall.depthDm()) {
      throw new Problem(
          422,
          "fairs.gridLargerThanHall",
          needsWidth / 10.0,
          needsDepth / 10.0,
          hall.widthDm() / 10.0,
          hall.depthDm() / 10.0);
    }
    List<Booth> booths = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int y = marginDm + row * depthDm + row / rowsTogether * aisleDm;
      for (int column = 0; column < columns; column++) {
        booths.add(
            new Booth(
                null,
                hall.storedId(),
                number(row, column),
                marginDm + column * widthDm,
                y,
                widthDm,
                depthDm,
                0));
      }
    }
    return booths;
  }

  private String number(int row, int column) {
    return prefix
        + switch (numbering) {
          case ROW_LETTER -> "%c-%02d".formatted('A' + row, firstNumber + column);
          case CONTINUOUS -> "%03d".formatted(firstNumber + row * columns + column);
          case SNAKE ->
              "%03d"
                  .formatted(
                      firstNumber + row * columns + (row % 2 == 0 ? column : columns - 1 - column));
        };
  }
}
