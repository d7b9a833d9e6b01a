package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.TerminalKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Terminals by id, with their keys parsed once. Only what never changes is kept, so nothing here
 * grows stale.
 */
final class Terminals {
  private static final int MOST_KEPT = 100_000;

  private final DataSource database;
  private final Map<UUID, KnownTerminal> known = new ConcurrentHashMap<>();

  Terminals(DataSource database) {
    this.database = database;
  }

  Optional<KnownTerminal> find(UUID id) throws SQLException {
    KnownTerminal kept = known.get(id);
    if (kept != null) {
      return Optional.of(kept);
    }
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT outlet_id, label, public_key FROM terminal WHERE id = ?")) {
      query.setObject(1, id);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty(); // not kept: it may be enrolled a moment later
        }
        byte[] spki = row.getBytes(3);
        var terminal =
            new KnownTerminal(
                id,
                row.getLong(1),
                row.getString(2),
                TerminalKey.parse(spki),
                EntryChain.genesis(id, spki));
        if (known.size() < MOST_KEPT) {
          known.put(id, terminal);
        }
        return Optional.of(terminal);
      }
    }
  }
}
