package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.keys.ServerKeys;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs seeds one after the other on one database, each on empty tables. */
final class Simulation implements AutoCloseable {
  private static final int MANY_TILLS_EVERY = 100;

  private final DataSource dataSource;
  private final SimServer.Rules rules;
  private final ServerKeys keys;
  private final Connection connection;
  private final SimDatabase database;

  /** On a migrated database with nothing in it. */
  Simulation(DataSource dataSource, SimServer.Rules rules, ServerKeys keys) throws SQLException {
    this.dataSource = dataSource;
    this.rules = rules;
    this.keys = keys;
    this.connection = dataSource.getConnection();
    this.database = new SimDatabase(connection);
    database.makePlaces();
  }

  /**
   * Three to twelve tills; every hundredth seed 24 to a hundred.
   *
   * @throws KioskSim.Failed if something did not hold
   */
  KioskSim.Run run(long seed) throws SQLException {
    database.empty();
    database.resetPrices();
    var world = new World(seed, dataSource, database, rules, keys);
    int tills =
        Math.floorMod(seed, MANY_TILLS_EVERY) == MANY_TILLS_EVERY - 1
            ? world.random.nextInt(24, 101)
            : world.random.nextInt(3, 13);
    return new KioskSim(world).run(seed, tills);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
