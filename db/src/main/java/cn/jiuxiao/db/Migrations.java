package cn.jiuxiao.db;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a database to this version's schema: the story of {@code db/migration}, told to the end.
 */
public final class Migrations {
  /** What the schema's SQL needs; DESIGN names it as the least version. */
  public static final int LEAST_VERSION = 15;

  private static final String NO_RIGHTS = "42501";
  private static final String READ_ONLY = "25006";

  private Migrations() {}

  /**
   * @throws StartProblem if the PostgreSQL is too old
   */
  public static MigrateResult migrate(DataSource database) {
    requireVersion(database);
    return told(database).validateMigrationNaming(true).load().migrate();
  }

  /**
   * Tells the story only as far as this version, to load what was written then; views, which follow
   * the present truth, come with {@link #migrate}.
   *
   * @throws StartProblem if the PostgreSQL is too old
   */
  public static MigrateResult migrateTo(DataSource database, String version) {
    requireVersion(database);
    return told(database).repeatableSqlMigrationPrefix("-").target(version).load().migrate();
  }

  /** A chapter of the story: its version and the checksum of its text. */
  public record Chapter(String version, int checksum) {
    @Override
    public String toString() {
      return version + " " + checksum;
    }
  }

  /** What this program would tell, whatever the database holds. */
  public static List<Chapter> story(DataSource database) {
    return Stream.of(told(database).load().info().all())
        .filter(each -> each.getVersion() != null && each.getChecksum() != null)
        .map(each -> new Chapter(each.getVersion().getVersion(), each.getChecksum()))
        .toList();
  }

  private static FluentConfiguration told(DataSource database) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration");
  }

  /**
   * @throws StartProblem if the address is no PostgreSQL's, it does not answer, or it is older than
   *     {@link #LEAST_VERSION}
   */
  public static void requireVersion(String jdbcUrl, String user, String password) {
    if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
      // Not repeated: people put passwords into it.
      throw new StartProblem(
          "The database's address (JDBC_URL) must look like jdbc:postgresql://db.example/jiuxiao.");
    }
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
    String reason =
        e.getCause() instanceof UnknownHostException unknown
            ? "there is no host named " + unknown.getMessage()
            : e.getMessage();
    return new StartProblem("The database cannot be reached: " + reason, e);
  }

  /** What the database's administrator has to mend, if that is why a migration failed. */
  public static Optional<StartProblem> refusal(Throwable cause) {
    if (!(cause instanceof SQLException refused) || refused.getSQLState() == null) {
      return Optional.empty();
    }
    String advice =
        switch (refused.getSQLState()) {
          case NO_RIGHTS -> "its user must own the database";
          case READ_ONLY -> "it is a standby or set to read only";
          default -> "";
        };
    return advice.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StartProblem(
                "The database cannot be set up, %s: %s".formatted(advice, refused.getMessage()),
                refused));
  }
}
