package cn.jiuxiao.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a database to this version's schema: the story of {@code db/migration}, told to the end.
 */
public final class Migrations {
  /** What the schema's SQL needs; DESIGN names it as the least version. */
  public static final int LEAST_VERSION = 15;

  private Migrations() {}

  /**
   * @throws StartProblem if the PostgreSQL is too old
   */
  public static MigrateResult migrate(DataSource database) {
    requireVersion(database);
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  /**
   * @throws StartProblem if the address is no PostgreSQL's, it does not answer, or it is older than
   *     {@link #LEAST_VERSION}
   */
  public static void requireVersion(String jdbcUrl, String user, String password) {
    var login = new Properties();
    login.setProperty("connectTimeout", "10");
    if (!user.isEmpty()) {
      login.setProperty("user", user);
      login.setProperty("password", password);
    }
    try (var connection = DriverManager.getConnection(jdbcUrl, login)) {
      requireVersion(connection);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private static void requireVersion(DataSource database) {
    try (var connection = database.getConnection()) {
      requireVersion(connection);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private static void requireVersion(Connection connection) throws SQLException {
    var about = connection.getMetaData();
    if (!about.getDatabaseProductName().equals("PostgreSQL")
        || about.getDatabaseMajorVersion() < LEAST_VERSION) {
      throw new StartProblem(
          "The database is %s %s: Jiuxiao needs PostgreSQL %d or newer."
              .formatted(
                  about.getDatabaseProductName(),
                  about.getDatabaseProductVersion(),
                  LEAST_VERSION));
    }
  }

  private static StartProblem unreachable(SQLException e) {
    return new StartProblem("The database cannot be reached: " + e.getMessage(), e);
  }
}
