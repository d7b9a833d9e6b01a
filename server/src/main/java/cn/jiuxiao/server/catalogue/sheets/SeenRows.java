package cn.jiuxiao.server.catalogue.sheets;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which row of the file spoke of which thing first. A second row about the same thing is refused:
 * else importing a file twice would change it to and fro.
 */
final class SeenRows {

  private final Map<String, Integer> firstRow = new HashMap<>();

  /** The earlier row about the same thing, if there is one. */
  Optional<Integer> earlier(SheetRow row, String thing) {
    Integer first = firstRow.putIfAbsent(row.layout() + "\n" + thing, row.number());
    return first == null || first == row.number() ? Optional.empty() : Optional.of(first);
  }
}
