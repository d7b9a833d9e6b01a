package cn.jiuxiao.printing;

import com.google.zxing.common.BitMatrix;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The boundary of the set bits of a matrix as closed loops with only right angles, dark on the
 * right hand side. Filling it leaves no hairlines between neighbouring modules, as filling squares
 * one by one would.
 */
record Outline(List<List<Corner>> loops) {

  /** A corner in whole modules; x to the right, y down. */
  record Corner(int x, int y) {}

  /** One step east, south, west or north. */
  private record Heading(int dx, int dy) {

    static final Heading EAST = new Heading(1, 0);

    Heading right() {
      return new Heading(-dy, dx);
    }

    Heading left() {
      return new Heading(dy, -dx);
    }
  }

  static Outline of(BitMatrix bits) {
    int width = bits.getWidth();
    int height = bits.getHeight();
    BitMatrix upperEdgesSeen = new BitMatrix(width, height);
    List<List<Corner>> loops = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // Every loop has an eastward edge, which is the upper edge of a dark module under a light
        // one.
        if (isEastwardEdge(bits, x, y) && !upperEdgesSeen.get(x, y)) {
          loops.add(follow(bits, x, y, upperEdgesSeen));
        }
      }
    }
    return new Outline(List.copyOf(loops));
  }

  /** The same as a shape, in modules. */
  Path2D path() {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (List<Corner> loop : loops) {
      path.moveTo(loop.getFirst().x(), loop.getFirst().y());
      for (Corner corner : loop.subList(1, loop.size())) {
        path.lineTo(corner.x(), corner.y());
      }
      path.closePath();
    }
    return path;
  }

  /** SVG path data in whole units, moved by (left, top). */
  String svgPath(int left, int top) {
    StringBuilder path = new StringBuilder();
    for (List<Corner> loop : loops) {
      Corner last = loop.getFirst();
      path.append('M').append(last.x() + left).append(' ').append(last.y() + top);
      for (Corner corner : loop.subList(1, loop.size())) {
        if (corner.y() == last.y()) {
          path.append('h').append(corner.x() - last.x());
        } else {
          path.append('v').append(corner.y() - last.y());
        }
        last = corner;
      }
      path.append('z');
    }
    return path.toString();
  }

  private static List<Corner> follow(
      BitMatrix bits, int startX, int startY, BitMatrix upperEdgesSeen) {
    List<Corner> corners = new ArrayList<>();
    corners.add(new Corner(startX, startY));
    Heading heading = Heading.EAST;
    int x = startX;
    int y = startY;
    do {
      if (heading.equals(Heading.EAST)) {
        upperEdgesSeen.set(x, y);
      }
      x += heading.dx;
      y += heading.dy;
      Heading next = turn(bits, x, y, heading);
      if (!next.equals(heading) && !(x == startX && y == startY && next.equals(Heading.EAST))) {
        corners.add(new Corner(x, y));
      }
      heading = next;
    } while (!(x == startX && y == startY && heading.equals(Heading.EAST)));
    return List.copyOf(corners);
  }

  /**
   * Dark is kept on the right; where two dark modules touch by a corner only, the loop stays with
   * its own.
   */
  private static Heading turn(BitMatrix bits, int x, int y, Heading heading) {
    boolean leftAhead = darkAhead(bits, x, y, heading, heading.left());
    boolean rightAhead = darkAhead(bits, x, y, heading, heading.right());
    if (!rightAhead) {
      return heading.right();
    }
    return leftAhead ? heading.left() : heading;
  }

  private static boolean darkAhead(BitMatrix bits, int x, int y, Heading heading, Heading side) {
    // The module diagonally ahead of the corner (x, y): half a step on, half a step aside.
    int column = x + Math.floorDiv(heading.dx + side.dx - 1, 2);
    int row = y + Math.floorDiv(heading.dy + side.dy - 1, 2);
    return isDark(bits, column, row);
  }

  private static boolean isEastwardEdge(BitMatrix bits, int x, int y) {
    return isDark(bits, x, y) && !isDark(bits, x, y - 1);
  }

  private static boolean isDark(BitMatrix bits, int column, int row) {
    return column >= 0
        && row >= 0
        && column < bits.getWidth()
        && row < bits.getHeight()
        && bits.get(column, row);
  }
}
