package cn.jiuxiao.server.command;

import cn.jiuxiao.db.DirectoryLock;
import cn.jiuxiao.db.EmbeddedPostgreSql;
import cn.jiuxiao.db.Migrations;
import cn.jiuxiao.db.StartProblem;
import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which database this process works on, and what has to be let go at its end. */
final class Databases implements AutoCloseable {
  static final String PREFIX = "datasources.default.";

  private final Map<String, Object> settings;
  private final @Nullable DirectoryLock lock;
  private final @Nullable EmbeddedPostgreSql embedded;

  private Databases(
      Map<String, Object> settings,
      @Nullable DirectoryLock lock,
      @Nullable EmbeddedPostgreSql embedded) {
    this.settings = settings;
    this.lock = lock;
    this.embedded = embedded;
  }

  /**
   * For a server: the data directory is held, and where nothing is configured the embedded
   * PostgreSQL is started in it.
   */
  static Databases forServer(Path data, Environment environment, Map<String, String> variables) {
    DirectoryLock lock = DirectoryLock.hold(data);
    try {
      Map<String, Object> configured = configured(environment, variables);
      if (configured != null) {
        return new Databases(configured, lock, null);
      }
      EmbeddedPostgreSql embedded = EmbeddedPostgreSql.start(data.resolve("postgresql"));
      return new Databases(
          settings(embedded.jdbcUrl(), embedded.user(), embedded.password()), lock, embedded);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * For a command, which may work beside a running server: on that one's database. A folder named
   * wrongly must not become another Jiuxiao with keys of its own.
   */
  static Databases forCommand(Path data, Environment environment, Map<String, String> variables) {
    if (!DirectoryLock.knows(data)) {
      throw new StartProblem(
          "There is no Jiuxiao in %s: name the data directory it was started with by --data."
              .formatted(data));
    }
    Map<String, Object> configured = configured(environment, variables);
    if (configured != null) {
      return new Databases(configured, null, null);
    }
    return EmbeddedPostgreSql.running(data.resolve("postgresql"))
        .map(
            running ->
                new Databases(
                    settings(running.jdbcUrl(), running.user(), running.password()), null, null))
        .orElseGet(() -> forServer(data, environment, variables));
  }

  Map<String, Object> settings() {
    return settings;
  }

  @Nullable EmbeddedPostgreSql embedded() {
    return embedded;
  }

  private static @Nullable Map<String, Object> configured(
      Environment environment, Map<String, String> variables) {
    String url =
        variables.getOrDefault(
            "JDBC_URL", environment.getProperty(PREFIX + "url", String.class).orElse(""));
    if (url.isBlank()) {
      if (variables.containsKey("JDBC_USER") || variables.containsKey("JDBC_PASSWORD")) {
        throw new StartProblem(
            "JDBC_USER or JDBC_PASSWORD is set, but JDBC_URL, the database's address, is not.");
      }
      return null;
    }
    String user = variables.getOrDefault("JDBC_USER", property(environment, "username"));
    String password = variables.getOrDefault("JDBC_PASSWORD", property(environment, "password"));
    Migrations.requireVersion(url, user, password);
    return settings(url, user, password);
  }

  private static String property(Environment environment, String name) {
    return environment.getProperty(PREFIX + name, String.class).orElse("");
  }

  private static Map<String, Object> settings(String url, String user, String password) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(PREFIX + "url", url);
    if (!user.isEmpty()) {
      settings.put(PREFIX + "username", user);
      settings.put(PREFIX + "password", password);
    }
    return settings;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
