package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.db.EmbeddedPostgreSql;
import cn.jiuxiao.db.Migrations;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of the benchmark's own, durable as in earnest, and the server's beans on it. It goes
 * afterwards unless a directory is named to keep it in.
 */
final class BenchDatabase implements AutoCloseable {
  private final Path home;
  private final boolean kept;
  private final EmbeddedPostgreSql postgreSql;
  final PGSimpleDataSource dataSource = new PGSimpleDataSource();
  final ApplicationContext context;

  BenchDatabase() throws IOException {
    this(null);
  }

  BenchDatabase(@Nullable Path keptIn) throws IOException {
    kept = keptIn != null;
    home =
        keptIn == null
            ? Files.createTempDirectory("jiuxiao-bench-")
            : Files.createDirectories(keptIn.toAbsolutePath());
    postgreSql = EmbeddedPostgreSql.start(home.resolve("postgresql"));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(postgreSql::close)); // Ctrl-C leaves no server behind
    dataSource.setUrl(postgreSql.jdbcUrl());
    dataSource.setUser(postgreSql.user());
    dataSource.setPassword(postgreSql.password());
    dataSource.setReWriteBatchedInserts(true);
    Migrations.migrate(dataSource);
    context = ApplicationContext.run(settings());
  }

  private Map<String, Object> settings() {
    return Map.of(
        "jiuxiao.data", home.toString(),
        "jiuxiao.tomcat", home.resolve("work").toString(),
        "micronaut.server.port", -1,
        "datasources.default.url", postgreSql.jdbcUrl(),
        "datasources.default.username", postgreSql.user(),
        "datasources.default.password", postgreSql.password());
  }

  @Override
  public void close() throws IOException {
    context.close();
    postgreSql.close();
    if (kept) {
      return;
    }
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
