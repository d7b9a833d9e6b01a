package cn.jiuxiao.server.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database twice a second, on a connection of its own, whether it answers. */
@Singleton
public class DatabaseWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final long ASK_EVERY_MILLIS = 500;
  private static final int PATIENCE_SECONDS = 2;

  private final HikariDataSource pool;
  private final DatabaseState state;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Connection connection;

  DatabaseWatch(DataSource dataSource, DataSourceResolver resolver, DatabaseState state)
      throws SQLException {
    pool = resolver.resolve(dataSource).unwrap(HikariDataSource.class);
    this.state = state;
  }

  /** True from when it was found not to answer until it answers again. */
  public boolean isAway() {
    return state.isAway();
  }

  @EventListener
  void begin(ServerStartupEvent started) {
    Thread.ofPlatform().name("database-watch").daemon().start(this::watch);
  }

  @PreDestroy
  void close() {
    closed.countDown();
  }

  private void watch() {
    try {
      do {
        String silence = silence();
        if ((silence != null) != isAway() && closed.getCount() > 0) {
          turn(silence);
        }
      } while (!closed.await(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private void turn(@Nullable String silence) {
    state.isAway(silence != null);
    if (silence != null) {
      LOG.warn("The database does not answer, tills are told to wait: {}", silence);
      pool.getHikariPoolMXBean().softEvictConnections();
    } else {
      LOG.info("The database answers again");
    }
  }

  /**
   * Why it does not answer; null if it does. A connection may break alone, so a new one is tried
   * first.
   */
  private @Nullable String silence() {
    try {
      if (connection != null && connection.isValid(PATIENCE_SECONDS)) {
        return null;
      }
      disconnect();
      connection = connect();
      return null;
    } catch (SQLException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    if (pool.getUsername() != null) {
      properties.setProperty("user", pool.getUsername());
      properties.setProperty("password", pool.getPassword());
    }
    String patience = Integer.toString(PATIENCE_SECONDS);
    properties.setProperty("connectTimeout", patience);
    properties.setProperty("socketTimeout", patience);
    properties.setProperty("ApplicationName", "jiuxiao-watch");
    return DriverManager.getConnection(pool.getJdbcUrl(), properties);
  }

  private void disconnect() {
    Connection mine = connection;
    connection = null;
    if (mine != null) {
      try {
        mine.close();
      } catch (SQLException gone) {
        LOG.debug("The watching connection was gone already", gone);
      }
    }
  }
}
