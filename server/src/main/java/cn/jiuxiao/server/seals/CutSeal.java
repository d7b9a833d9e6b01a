package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.seals.SealText.Chain;
import cn.jiuxiao.server.seals.SealText.Day;
import cn.jiuxiao.server.seals.SealText.Settled;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cuts one seal, in the one transaction of the connection given, which shows one moment. */
final class CutSeal {
  private static final String BRANCHES =
      """
      SELECT b.terminal_id, b.branch, b.next_seq, b.head_hash,
             coalesce((SELECT l.first_seq + octet_length(l.leaves) / 16 FROM seal_leaves l
                       WHERE l.terminal_id = b.terminal_id AND l.branch = b.branch ORDER BY l.first_seq DESC LIMIT 1),
                      (SELECT e.seq FROM journal_entry e
                       WHERE e.terminal_id = b.terminal_id AND e.branch = b.branch ORDER BY e.seq LIMIT 1),
                      b.next_seq)
      FROM terminal_branch b ORDER BY b.terminal_id, b.branch
      """;

  private static final String SETTLED =
      """
      SELECT terminal_id, branch, seq, max(office_seq) FROM settlement WHERE office_seq >= ?
      GROUP BY 1, 2, 3 ORDER BY 4
      """;

  private static final String DAYS =
      """
      SELECT d.business_day, sum(d.sales), sum(d.refunds), sum(d.sold_fen), sum(d.sold_eligible_fen),
             sum(d.refunded_fen), sum(d.refunded_eligible_fen)
      FROM outlet_day d
      WHERE d.business_day IN (
        SELECT j.business_day FROM unnest(?::uuid[], ?::int[], ?::bigint[]) k (terminal_id, branch, first)
        JOIN entry_judgement j ON j.terminal_id = k.terminal_id AND j.branch = k.branch AND j.seq >= k.first
        UNION
        SELECT s.business_day FROM settlement t JOIN sale s USING (terminal_id, branch, seq) WHERE t.office_seq >= ?)
      GROUP BY 1 ORDER BY 1
      """;

  private final Connection connection;
  private final TillKey key;

  CutSeal(Connection connection, ServerKeys keys) {
    this.connection = connection;
    this.key = keys.office();
  }

  /** The last seal, if there is one. */
  record Last(long number, Sha256 hash, long officeNext) {}

  /**
   * @param userId who asked for it; null for the daily one
   */
  Seal cut(Instant at, @Nullable Long userId) throws SQLException {
    try (Statement lock = connection.createStatement()) { // before anything is read
      lock.execute("LOCK TABLE seal IN SHARE ROW EXCLUSIVE MODE");
    }
    Last last = last();
    var rows = new FrozenRows(connection);
    Map<Chain, byte[]> leaves = new HashMap<>();
    List<Chain> chains = chains(rows, leaves);
    var office = office();
    var evidence = new SealedEvidence(connection);
    var text =
        new SealText(
            last.number() + 1,
            at,
            userId,
            last.hash(),
            office.number(),
            office.hash(),
            chains,
            evidence.waiting(),
            settled(rows, last.officeNext()),
            days(chains, last.officeNext()));
    Seal seal = Seal.sign(text, key);
    store(seal, text);
    store(seal.number(), leaves);
    evidence.store(seal.number());
    return seal;
  }

  private Last last() throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT number, hash, body FROM seal ORDER BY number DESC LIMIT 1");
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? new Last(
              row.getLong(1),
              Sha256.ofBytes(row.getBytes(2)),
              SealText.read(row.getBytes(3)).officeNext())
          : new Last(0, Seal.genesis(key.publicKey()), 1);
    }
  }

  private List<Chain> chains(FrozenRows rows, Map<Chain, byte[]> leaves) throws SQLException {
    var chains = new ArrayList<Chain>();
    Map<FrozenRows.Place, String> origins = rows.origins();
    try (PreparedStatement query = connection.prepareStatement(BRANCHES);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        UUID terminal = row.getObject(1, UUID.class);
        int branch = row.getInt(2);
        long to = row.getLong(3) - 1;
        byte[] found = rows.leaves(terminal, branch, row.getLong(5), to);
        var chain =
            new Chain(
                terminal,
                branch,
                row.getLong(5),
                to,
                Sha256.ofBytes(row.getBytes(4)),
                Sha256.of(found),
                Objects.requireNonNull(origins.get(new FrozenRows.Place(terminal, branch))));
        chains.add(chain);
        leaves.put(chain, found);
      }
    }
    return chains;
  }

  private Last office() throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT next_seq, head_hash FROM office_head");
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? new Last(row.getLong(1), Sha256.ofBytes(row.getBytes(2)), 0)
          : new Last(1, Sha256.of(), 0);
    }
  }

  private List<Settled> settled(FrozenRows rows, long since) throws SQLException {
    var settled = new ArrayList<Settled>();
    try (PreparedStatement query = connection.prepareStatement(SETTLED)) {
      query.setLong(1, since);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          UUID terminal = row.getObject(1, UUID.class);
          byte[] leaf = rows.decidedLeaf(terminal, row.getInt(2), row.getLong(3));
          settled.add(
              new Settled(
                  terminal, row.getInt(2), row.getLong(3), row.getLong(4), Base64Url.encode(leaf)));
        }
      }
    }
    return settled;
  }

  private List<Day> days(List<Chain> chains, long officeSince) throws SQLException {
    List<Chain> moved = chains.stream().filter(one -> one.from() <= one.to()).toList();
    var days = new ArrayList<Day>();
    try (PreparedStatement query = connection.prepareStatement(DAYS)) {
      query.setArray(
          1, connection.createArrayOf("uuid", moved.stream().map(Chain::terminal).toArray()));
      query.setArray(
          2, connection.createArrayOf("int", moved.stream().map(Chain::branch).toArray()));
      query.setArray(
          3, connection.createArrayOf("bigint", moved.stream().map(Chain::from).toArray()));
      query.setLong(4, officeSince);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          var sums = new ArrayList<Long>();
          for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
            sums.add(row.getLong(i));
          }
          days.add(new Day(row.getObject(1, LocalDate.class), sums));
        }
      }
    }
    return days;
  }

  private void store(Seal seal, SealText text) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO seal (number, previous_hash, hash, signature, body, cut_at, cut_by, entries)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, seal.number());
      insert.setBytes(2, seal.previous().bytes());
      insert.setBytes(3, seal.hash().bytes());
      insert.setBytes(4, seal.signature());
      insert.setBytes(5, seal.body());
      insert.setObject(6, text.at().atOffset(ZoneOffset.UTC));
      insert.setObject(7, text.by(), Types.BIGINT);
      insert.setLong(8, text.entries());
      insert.executeUpdate();
    }
  }

  private void store(long seal, Map<Chain, byte[]> leaves) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO seal_leaves (seal_number, terminal_id, branch, first_seq, leaves) VALUES (?, ?, ?, ?, ?)")) {
      for (var one : leaves.entrySet()) {
        if (one.getValue().length > 0) {
          insert.setLong(1, seal);
          insert.setObject(2, one.getKey().terminal());
          insert.setInt(3, one.getKey().branch());
          insert.setLong(4, one.getKey().from());
          insert.setBytes(5, one.getValue());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
