package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.shared.Sql;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Every statement that beans ask of the database. */
@Singleton
@Replaces(Sql.class)
@Requires(property = StatementsSeen.PROPERTY)
class StatementsSeen extends Sql {
  static final String PROPERTY = "jiuxiao.test.statements";

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();

  StatementsSeen(ConnectionOperations<Connection> connections, JdbcOperations mapper) {
    super(connections, mapper);
  }

  @Override
  public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
    seen.add(sql);
    return super.list(sql, row, parameters);
  }

  @Override
  public <T> List<T> records(Class<T> type, String sql, Object... parameters) {
    seen.add(sql);
    return super.records(type, sql, parameters);
  }

  void forget() {
    seen.clear();
  }

  /** How often each was asked. */
  Map<String, Long> counts() {
    return seen.stream().collect(Collectors.groupingBy(sql -> sql, Collectors.counting()));
  }
}
