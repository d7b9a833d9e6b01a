package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.TerminalChain.EarlyLink;
import cn.jiuxiao.server.journal.TerminalChain.Link;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reads the chains of some terminals, locking their heads in one order, so that whoever comes
 * second sees what the first one stored.
 */
final class Chains {
  private final Connection connection;
  private final SequencedMap<UUID, TerminalChain> byTerminal = new TreeMap<>(EntryKey.UUID_ORDER);

  private Chains(Connection connection) {
    this.connection = connection;
  }

  static Chains lock(Connection connection, Map<UUID, KnownTerminal> terminals)
      throws SQLException {
    var chains = new Chains(connection);
    terminals
        .values()
        .forEach(known -> chains.byTerminal.put(known.id(), new TerminalChain(known)));
    if (!terminals.isEmpty()) {
      chains.lockHeads();
      chains.readEarly();
    }
    return chains;
  }

  TerminalChain of(UUID terminal) {
    TerminalChain chain = byTerminal.get(terminal);
    if (chain == null) {
      throw new IllegalStateException("the chain of " + terminal + " was not locked");
    }
    return chain;
  }

  Collection<TerminalChain> all() {
    return byTerminal.values();
  }

  private void lockHeads() throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT terminal_id, branch, next_seq, head_hash, coalesce(parent, 0), proven_at
            FROM terminal_branch WHERE terminal_id = ANY (?) ORDER BY terminal_id, branch FOR UPDATE
            """)) {
      query.setArray(1, connection.createArrayOf("uuid", byTerminal.keySet().toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          TerminalChain chain = of(row.getObject(1, UUID.class));
          long nextSeq = row.getLong(3);
          Sha256 head = Sha256.ofBytes(row.getBytes(4));
          chain.add(
              new Branch(
                  row.getInt(2),
                  row.getInt(5),
                  false,
                  nextSeq,
                  head,
                  row.getObject(6, OffsetDateTime.class).toInstant()));
          chain.addStored(new Link(nextSeq - 1, head), row.getInt(2));
        }
      }
    }
  }

  private void readEarly() throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT terminal_id, seq, hash, previous_hash FROM early_entry WHERE terminal_id = ANY (?) AND joined_at IS NULL")) {
      query.setArray(1, connection.createArrayOf("uuid", byTerminal.keySet().toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          of(row.getObject(1, UUID.class))
              .addEarly(
                  new EarlyLink(
                      row.getLong(2),
                      Sha256.ofBytes(row.getBytes(3)),
                      Sha256.ofBytes(row.getBytes(4))));
        }
      }
    }
  }

  /** One entry to be placed. */
  record Arrival(UUID terminal, long seq, Sha256 previous, Sha256 hash) {}

  /**
   * Looks up what is stored of those arrivals, and of what they follow, that do not simply continue
   * a head. In order of seq.
   */
  void readStored(List<Arrival> arrivals) throws SQLException {
    List<UUID> terminals = new ArrayList<>();
    List<Long> seqs = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    Arrival before = null;
    for (Arrival arrival : arrivals) {
      boolean followsTheOneBefore =
          before != null
              && before.terminal().equals(arrival.terminal())
              && before.seq() == arrival.seq() - 1
              && before.hash().equals(arrival.previous());
      TerminalChain chain = of(arrival.terminal());
      before = arrival;
      if (chain.continuesAHead(arrival.seq(), arrival.previous())
          || (followsTheOneBefore
              && chain.branches().stream().allMatch(branch -> arrival.seq() > branch.nextSeq()))) {
        continue; // beyond every head, so not stored; what it follows is told by the one before
      }
      terminals.add(arrival.terminal());
      seqs.add(arrival.seq());
      hashes.add(arrival.hash().bytes());
      terminals.add(arrival.terminal());
      seqs.add(arrival.seq() - 1);
      hashes.add(arrival.previous().bytes());
    }
    if (!terminals.isEmpty()) {
      lookUp(terminals, seqs, hashes);
    }
  }

  private void lookUp(List<UUID> terminals, List<Long> seqs, List<byte[]> hashes)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT DISTINCT e.terminal_id, e.seq, e.hash, e.branch
            FROM unnest(?::uuid[], ?::bigint[], ?::bytea[]) AS k (terminal_id, seq, hash)
            JOIN journal_entry e ON e.terminal_id = k.terminal_id AND e.seq = k.seq AND e.hash = k.hash
            """)) {
      query.setArray(1, connection.createArrayOf("uuid", terminals.toArray()));
      query.setArray(2, connection.createArrayOf("bigint", seqs.toArray()));
      query.setArray(3, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          of(row.getObject(1, UUID.class))
              .addStored(new Link(row.getLong(2), Sha256.ofBytes(row.getBytes(3))), row.getInt(4));
        }
      }
    }
  }
}
