package cn.jiuxiao.server.shared;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Hand-written SQL with positional parameters, on the connection of the transaction that is under
 * way, or on one of its own. Parameters may be strings, numbers, booleans, dates, instants, enums
 * (their names), UUIDs, byte arrays and null; a null of which PostgreSQL cannot tell the type wants
 * {@code CAST(? AS …)}.
 */
@Singleton
public class Sql {
  private final ConnectionOperations<Connection> connections;
  private final JdbcOperations mapper;

  public Sql(ConnectionOperations<Connection> connections, JdbcOperations mapper) {
    this.connections = connections;
    this.mapper = mapper;
  }

  /** Makes one value of the row the cursor stands on. */
  @NullMarked
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
    return with(
        sql,
        statement -> {
          bind(statement, parameters);
          List<T> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(row.read(rows));
            }
          }
          return found;
        });
  }

  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
    List<T> found = list(sql, row, parameters);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  /** Rows as introspected records, whose components are matched to columns by name. */
  public <T> List<T> records(Class<T> type, String sql, @Nullable Object... parameters) {
    return with(
        sql,
        statement -> {
          bind(statement, parameters);
          try (ResultSet rows = statement.executeQuery()) {
            return mapper.entityStream(rows, type).toList();
          }
        });
  }

  /** For {@code SELECT count(*)} and its like. */
  public long number(String sql, @Nullable Object... parameters) {
    return list(sql, row -> row.getLong(1), parameters).getFirst();
  }

  /** Runs INSERT, UPDATE or DELETE and tells how many rows it touched. */
  public int run(String sql, @Nullable Object... parameters) {
    return with(
        sql,
        statement -> {
          bind(statement, parameters);
          return statement.executeUpdate();
        });
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, java.time.OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Long.class);
  }

  @FunctionalInterface
  private interface Use<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(String sql, Use<T> use) {
    return connections.executeWrite(
        status -> {
          try (PreparedStatement statement = status.getConnection().prepareStatement(sql)) {
            return use.with(statement);
          } catch (SQLException e) {
            throw new DataAccessException(e.getMessage(), e);
          }
        });
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setObject(
          i + 1,
          switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case BusinessDay day -> day.date();
            case Money money -> money.fen();
            case Quantity quantity -> quantity.milli();
            case null, default -> value;
          });
    }
  }
}
