package cn.jiuxiao.server.testing;

import cn.jiuxiao.db.EmbeddedPostgreSql;
import cn.jiuxiao.db.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
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
    Server.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return new TestDatabase(name);
  }

  /** A fresh database without a schema. */
  public static TestDatabase blank() {
    String name = "test_" + NEXT.incrementAndGet();
    Server.execute("CREATE DATABASE " + name);
    return new TestDatabase(name);
  }

  public String jdbcUrl() {
    return Server.POSTGRESQL.jdbcUrl(name);
  }

  /** What a Micronaut context needs to run on this database. */
  public Map<String, String> properties() {
    return Map.of(
        "datasources.default.url", jdbcUrl(),
        "datasources.default.username", Server.POSTGRESQL.user(),
        "datasources.default.password", Server.POSTGRESQL.password(),
        "datasources.default.maximum-pool-size", "8");
  }

  public DataSource dataSource() {
    return dataSource(name);
  }

  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /** As one who may make users. */
  public Connection connectAsSuperuser() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), "postgres", Server.POSTGRESQL.password());
  }

  /** Cuts everybody off and lets nobody in, as if it were away; until {@link #letBack()}. */
  public void sendAway() {
    Server.execute("ALTER DATABASE " + name + " CONNECTION LIMIT 0");
    Server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
  }

  public void letBack() {
    Server.execute("ALTER DATABASE " + name + " CONNECTION LIMIT -1");
  }

  private static DataSource dataSource(String database) {
    var source = new PGSimpleDataSource();
    source.setUrl(Server.POSTGRESQL.jdbcUrl(database));
    source.setUser(Server.POSTGRESQL.user());
    source.setPassword(Server.POSTGRESQL.password());
    return source;
  }

  private static final class Server {
    static final EmbeddedPostgreSql POSTGRESQL = EmbeddedPostgreSql.startThrowAway();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(POSTGRESQL::close));
      execute("CREATE DATABASE " + TEMPLATE);
      Migrations.migrate(dataSource(TEMPLATE));
    }

    static void execute(String sql) {
      try (Connection connection = dataSource("postgres").getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
