package cn.jiuxiao.server.backup;

/** What people are told of a backup at a glance. */
final class Summary {
  private Summary() {}

  static long rows(Manifest manifest) {
    return manifest.of("table").values().stream()
        .mapToLong(value -> Long.parseLong(value.split(" ", 2)[0]))
        .sum();
  }
}
