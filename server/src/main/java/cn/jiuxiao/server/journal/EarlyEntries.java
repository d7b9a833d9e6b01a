package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.Checked.Believed;
import cn.jiuxiao.server.journal.Placing.Arrived;
import cn.jiuxiao.server.journal.TerminalChain.EarlyLink;
import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Entries whose predecessor is not here yet: kept aside, whole, until it comes. */
final class EarlyEntries {
  private final Connection connection;

  EarlyEntries(Connection connection) {
    this.connection = connection;
  }

  Arrived read(KnownTerminal terminal, EarlyLink link) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT previous_hash, signature, body, attachment, received_at, carried_by
            FROM early_entry WHERE terminal_id = ? AND seq = ? AND hash = ?
            """)) {
      query.setObject(1, terminal.id());
      query.setLong(2, link.seq());
      query.setBytes(3, link.hash().bytes());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next() || !(BodyReader.read(row.getBytes(3)) instanceof ReadBody.Numbered read)) {
          throw new IllegalStateException("an early entry that was listed cannot be read: " + link);
        }
        var seal =
            new EntrySeal(
                Sha256.ofBytes(row.getBytes(1)), link.hash(), row.getBytes(2), row.getBytes(4));
        return new Arrived(
            new Believed(terminal, read, row.getBytes(3), seal),
            row.getObject(5, OffsetDateTime.class).toInstant(),
            row.getString(6));
      }
    }
  }

  void keep(List<Arrived> entries) throws SQLException {
    var rows =
        new BinaryCopy(
            "early_entry (terminal_id, seq, hash, previous_hash, signature, body, attachment, received_at, carried_by)");
    for (Arrived entry : entries) {
      rows.row()
          .uuid(entry.believed().terminal().id())
          .bigint(entry.believed().seq())
          .bytea(entry.seal().hash().bytes())
          .bytea(entry.seal().previous().bytes())
          .bytea(entry.seal().signature())
          .bytea(entry.believed().body())
          .bytea(entry.seal().attachment())
          .instant(entry.receivedAt())
          .text(entry.carriedBy());
    }
    rows.into(connection);
  }

  void joined(UUID terminal, List<EarlyLink> links, Instant at) throws SQLException {
    if (links.isEmpty()) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE early_entry e SET joined_at = ?
            FROM unnest(?::bigint[], ?::bytea[]) AS k (seq, hash)
            WHERE e.terminal_id = ? AND e.seq = k.seq AND e.hash = k.hash
            """)) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setArray(
          2, connection.createArrayOf("bigint", links.stream().map(EarlyLink::seq).toArray()));
      update.setArray(
          3,
          connection.createArrayOf(
              "bytea", links.stream().map(link -> link.hash().bytes()).toArray(byte[][]::new)));
      update.setObject(4, terminal);
      update.executeUpdate();
    }
  }
}
