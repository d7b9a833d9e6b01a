package cn.jiuxiao.server.shared.ui;

import java.util.Map;

/**
 * Values that a list can be filtered by, of which there may be any number: as many are read as
 * somebody sees of them. One that is chosen stands in its box as it is; there is no room for more.
 */
public interface Choices {
  /**
   * Some of the values with their words, in the order in which they are offered.
   *
   * @param typed what the value must contain; empty for anything
   */
  Map<String, String> page(String typed, int offset, int limit);

  int count(String typed);

  boolean contains(String value);
}
