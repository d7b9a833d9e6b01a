package cn.jiuxiao.server.backup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of one of the two commands, each with its value. */
record Arguments(Map<String, String> values) {
  /**
   * @throws cn.jiuxiao.db.StartProblem with the usage, if anything else was given
   */
  static Arguments of(List<String> words, Set<String> known, String usage) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      if (!known.contains(words.get(i)) || i + 1 == words.size()) {
        throw Say.problem(usage);
      }
      values.put(words.get(i), words.get(i + 1));
    }
    return new Arguments(values);
  }

  Optional<Path> path(String option) {
    return Optional.ofNullable(values.get(option)).map(text -> Path.of(text).toAbsolutePath());
  }
}
