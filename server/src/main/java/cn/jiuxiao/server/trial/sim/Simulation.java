package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.keys.ServerKeys;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs seeds one after the other on one database, each on empty tables. */
final class Simulation implements AutoCloseable {
  private static final int MANY_TILLS_EVERY = 100;

  /** One looks, one writes, one hears or decides, and a decision reads beside its transaction. */
  private static final int CONNECTIONS = 5;

  private final SimServer.Rules rules;
  private final ServerKeys keys;
  private final HikariDataSource pool;
  private final Connection connection;
  private final SimDatabase database;

  /** On a migrated database with nothing in it. */
  Simulation(DataSource dataSource, SimServer.Rules rules, ServerKeys keys) throws SQLException {
    this.pool = pool(dataSource);
    this.rules = rules;
    this.keys = keys;
    this.connection = pool.getConnection();
    this.database = new SimDatabase(connection);
    database.makePlaces();
  }

  /** As the server's: a connection for each contact would take longer than the contact. */
  private static HikariDataSource pool(DataSource dataSource) {
    var config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }

  /**
   * Three to twelve tills; every hundredth seed 24 to a hundred.
   *
   * @throws KioskSim.Failed if something did not hold
   */
  KioskSim.Run run(long seed) throws SQLException {
    database.empty();
    database.resetPrices();
    var world = new World(seed, pool, database, rules, keys);
    int tills =
        Math.floorMod(seed, MANY_TILLS_EVERY) == MANY_TILLS_EVERY - 1
            ? world.random.nextInt(24, 101)
            : world.random.nextInt(3, 13);
    return new KioskSim(world).run(seed, tills);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    pool.close();
  }
}
