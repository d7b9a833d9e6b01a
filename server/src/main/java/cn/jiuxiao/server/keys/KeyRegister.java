package cn.jiuxiao.server.keys;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.wire.Sha256;
import io.micronaut.context.annotation.Value;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Under which keys the database was written: their fingerprints stand in it. One that comes back
 * without its keys must not quietly get new ones: nothing signed would hold any more, and every
 * person would count anew.
 */
@Singleton
class KeyRegister {
  private final DataSource database;
  private final Clock clock;
  private final boolean newKeys;

  KeyRegister(
      DataSource database,
      DataSourceResolver resolver,
      Clock clock,
      @Value("${jiuxiao.new-keys:false}") boolean newKeys) {
    this.database = resolver.resolve(database);
    this.clock = clock;
    this.newKeys = newKeys;
  }

  /** The latest of each name. */
  static SortedMap<String, Sha256> known(Connection connection) throws SQLException {
    SortedMap<String, Sha256> known = new TreeMap<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT DISTINCT ON (name) name, fingerprint FROM server_key ORDER BY name, since DESC");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        known.put(row.getString(1), Sha256.ofBytes(row.getBytes(2)));
      }
    }
    return known;
  }

  /** Names of keys that this database has seen others of. */
  static List<String> differences(Map<String, Sha256> known, Map<String, Sha256> keys) {
    var names = new ArrayList<String>();
    known.forEach(
        (name, print) -> {
          if (!Objects.equals(print, keys.get(name))) {
            names.add(name);
          }
        });
    return names;
  }

  /** Names of the keys that must be there and not be made; none if the operator gave them up. */
  Collection<String> wanted() {
    if (newKeys) {
      return List.of();
    }
    try (Connection connection = database.getConnection()) {
      return known(connection).keySet();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot ask for the keys of the database", e);
    }
  }

  /**
   * Writes down what is new, two servers of one database at a time.
   *
   * @throws StartProblem if the database knows other keys, unless the operator gave those up
   */
  void hold(SortedMap<String, Sha256> keys) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement lock =
              connection.prepareStatement("LOCK TABLE server_key IN SHARE ROW EXCLUSIVE MODE");
          PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO server_key (name, fingerprint, since) VALUES (?, ?, ?)")) {
        lock.execute();
        SortedMap<String, Sha256> known = known(connection);
        List<String> others = differences(known, keys);
        if (!others.isEmpty() && !newKeys) {
          throw refused(others);
        }
        for (var key : keys.entrySet()) {
          if (!Objects.equals(key.getValue(), known.get(key.getKey()))) {
            insert.setString(1, key.getKey());
            insert.setBytes(2, key.getValue().bytes());
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.addBatch();
          }
        }
        insert.executeBatch();
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot hold the keys against the database", e);
    }
  }

  static StartProblem refused(Collection<String> names) {
    return new StartProblem(
        Texts.in(
            Texts.supported(Locale.getDefault()), "keys.notOfDatabase", String.join(", ", names)));
  }
}
