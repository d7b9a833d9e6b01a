package cn.jiuxiao.server.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL for the whole test run, migrated once; each test class gets a database of its own,
 * cloned from that in some 50 ms. Durability is off here, on purpose: these databases live as long
 * as the run.
 */
public final class TestDatabase {
  private static final String TEMPLATE = "jiuxiao_template";
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** A fresh, migrated database. */
  public static TestDatabase create() {
    String name = "test_" + NEXT.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(name);
  }

  public String jdbcUrl() {
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  /** What a Micronaut context needs to run on this database. */
  public Map<String, String> properties() {
    return Map.of(
        "datasources.default.url", jdbcUrl(),
        "datasources.default.username", "postgres",
        "datasources.default.password", "postgres",
        "datasources.default.maximum-pool-size", "8");
  }

  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser("postgres");
    return source;
  }

  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  private static final class Server {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        // JDBC closes its pool late, when a context stops: leave room.
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setPGStartupWait(STARTUP)
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
            var statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + TEMPLATE);
        }
        Flyway.configure()
            .dataSource(postgres.getJdbcUrl("postgres", TEMPLATE), "postgres", "postgres")
            .locations("classpath:db/migration")
            .load()
            .migrate();
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
