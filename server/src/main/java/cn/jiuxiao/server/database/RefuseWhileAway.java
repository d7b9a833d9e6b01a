package cn.jiuxiao.server.database;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * While the database is away nobody waits ten seconds for a connection only to be told to come
 * again: the pool itself, whose waiting time is fixed, is not even asked.
 */
@Singleton
class RefuseWhileAway implements BeanCreatedEventListener<DataSource>, Ordered {
  private final DatabaseState state;

  RefuseWhileAway(DatabaseState state) {
    this.state = state;
  }

  /** Next to the pool: what Micronaut Data puts around it must be found outside. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return new Watched(event.getBean(), state);
  }

  private record Watched(DataSource pool, DatabaseState state) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      mustBeHere();
      return pool.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      mustBeHere();
      return pool.getConnection(user, password);
    }

    private void mustBeHere() throws SQLTransientConnectionException {
      if (state.isAway()) {
        throw new SQLTransientConnectionException("the database does not answer");
      }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return type.isInstance(pool) || pool.isWrapperFor(type);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      pool.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return pool.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      pool.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      return pool.getParentLogger();
    }
  }
}
