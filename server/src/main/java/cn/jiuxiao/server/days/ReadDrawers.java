package cn.jiuxiao.server.days;

import cn.jiuxiao.server.days.DrawerRows.Opening;
import cn.jiuxiao.server.days.DrawerRows.ShiftKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the drawers of an outlet's shifts from the journal. */
final class ReadDrawers {
  private final DrawerRows rows;

  ReadDrawers(Connection connection) {
    this.rows = new DrawerRows(connection);
  }

  /** Of all shifts that were open at some moment in this time, the end excluded, oldest first. */
  List<ShiftDrawer> of(long outlet, Instant from, Instant to) throws SQLException {
    Map<ShiftKey, Opening> openings = new LinkedHashMap<>();
    rows.openings(outlet, from, to).forEach(one -> openings.put(one.key(), one));
    DrawerRows.Parked parked = rows.parked(outlet);
    parked.openings().stream()
        .filter(one -> one.openedAt().isBefore(to))
        .forEach(one -> openings.putIfAbsent(one.key(), one));
    List<DrawerRows.ClosingRow> closings =
        new ArrayList<>(rows.closings(openings.values(), outlet, from, to));
    Set<ShiftKey> closed = new HashSet<>();
    closings.forEach(one -> closed.add(one.key()));
    parked.closings().stream().filter(one -> closed.add(one.key())).forEach(closings::add);
    List<ShiftDrawer> drawers = assembled(openings, closings);
    return rows.withCash(drawers).stream()
        .filter(one -> one.closing() == null || !one.closing().at().isBefore(from))
        .filter(one -> one.began().isBefore(to))
        .sorted(Comparator.comparing(ShiftDrawer::began).thenComparing(ShiftDrawer::label))
        .toList();
  }

  /** A shift closed on the chain and on a branch that left it meanwhile was in two drawers. */
  private static List<ShiftDrawer> assembled(
      Map<ShiftKey, Opening> openings, List<DrawerRows.ClosingRow> closings) {
    List<ShiftDrawer> drawers = new ArrayList<>();
    Set<ShiftKey> closed = new HashSet<>();
    for (DrawerRows.ClosingRow closing : closings) {
      Opening opening = openingOf(openings, closing);
      if (opening != null) {
        closed.add(opening.key());
      }
      if (opening != null || closing.ofTheTime()) {
        drawers.add(closed(opening, closing));
      }
    }
    openings.forEach(
        (key, opening) -> {
          if (!closed.contains(key)) {
            drawers.add(open(opening));
          }
        });
    return drawers;
  }

  private static @Nullable Opening openingOf(
      Map<ShiftKey, Opening> openings, DrawerRows.ClosingRow closing) {
    Opening own = openings.get(closing.key());
    return own != null ? own : elsewhere(openings, closing.key().terminal(), closing.key().shift());
  }

  private static @Nullable Opening elsewhere(
      Map<ShiftKey, Opening> openings, UUID terminal, long shift) {
    return openings.values().stream()
        .filter(one -> one.key().terminal().equals(terminal) && one.key().shift() == shift)
        .findFirst()
        .orElse(null);
  }

  private static ShiftDrawer closed(@Nullable Opening opening, DrawerRows.ClosingRow closing) {
    return new ShiftDrawer(
        closing.key().terminal(),
        closing.label(),
        closing.key().branch(),
        closing.key().shift(),
        opening == null ? null : opening.cashier(),
        opening == null ? null : opening.openedAt(),
        Cash.NONE.withFloat(opening == null ? 0 : opening.floatFen()),
        closing.closing(),
        closing.parked() || (opening != null && opening.parked()));
  }

  private static ShiftDrawer open(Opening opening) {
    return new ShiftDrawer(
        opening.key().terminal(),
        opening.label(),
        opening.key().branch(),
        opening.key().shift(),
        opening.cashier(),
        opening.openedAt(),
        Cash.NONE.withFloat(opening.floatFen()),
        null,
        opening.parked());
  }
}
