package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.journal.WalkChains;
import cn.jiuxiao.server.statistics.Recount;
import cn.jiuxiao.server.trial.sim.Ledger.Written;
import cn.jiuxiao.wire.Sha256;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What must hold, whatever happened. */
final class Invariants {
  private static final String STORED =
      """
      SELECT hash FROM journal_entry UNION ALL SELECT hash FROM early_entry WHERE joined_at IS NULL
      """;

  private static final String HEADS_THAT_ARE_NOT_THE_LAST =
      """
      SELECT b.terminal_id || '/' || b.branch FROM terminal_branch b
      LEFT JOIN journal_entry e ON e.terminal_id = b.terminal_id AND e.branch = b.branch AND e.seq = b.next_seq - 1
      WHERE (e.hash IS DISTINCT FROM b.head_hash AND b.next_seq > 1)
         OR EXISTS (SELECT FROM journal_entry x WHERE x.terminal_id = b.terminal_id AND x.branch = b.branch AND x.seq >= b.next_seq)
      """;

  private static final String SUMS_THAT_DIFFER =
      """
      SELECT 'sold ' || d.sold || ' in roll-ups, ' || s.sold || ' in sales; refunded ' || d.refunded || ', ' || r.refunded
      FROM (SELECT coalesce(sum(sold_fen), 0) AS sold, coalesce(sum(refunded_fen), 0) AS refunded FROM outlet_day) d,
           (SELECT coalesce(sum(total_fen), 0) AS sold FROM sale s WHERE NOT EXISTS (
              SELECT FROM sale_void v WHERE (v.terminal_id, v.branch, v.sale_seq) = (s.terminal_id, s.branch, s.seq))) s,
           (SELECT coalesce(sum(total_fen), 0) AS refunded FROM refund) r
      WHERE d.sold <> s.sold OR d.refunded <> r.refunded
      """;

  private static final String ALARMS_THAT_ARE_MISSING =
      """
      SELECT 'FORK of ' || b.terminal_id || '/' || b.branch FROM terminal_branch b
      WHERE b.cause = 'FORK'
        AND NOT EXISTS (SELECT FROM branch_settlement s WHERE s.terminal_id = b.terminal_id AND s.branch = b.branch)
        AND NOT EXISTS (
        SELECT FROM alarm a WHERE a.kind = 'FORK' AND a.subject = b.terminal_id || '/' || b.branch AND a.cleared_at IS NULL)
      UNION ALL
      SELECT 'FORK of ' || e.terminal_id || ' at ' || e.seq FROM journal_entry e
      WHERE NOT EXISTS (SELECT FROM alarm a WHERE a.kind = 'FORK' AND a.terminal_id = e.terminal_id)
      GROUP BY e.terminal_id, e.seq HAVING count(*) > 1
      UNION ALL
      SELECT 'GAP of ' || t.id FROM terminal t
      WHERE EXISTS (SELECT FROM early_entry e WHERE e.terminal_id = t.id AND e.joined_at IS NULL)
        <> EXISTS (SELECT FROM alarm a WHERE a.kind = 'GAP' AND a.terminal_id = t.id AND a.cleared_at IS NULL)
      UNION ALL
      SELECT 'UNVERIFIED' WHERE EXISTS (SELECT FROM unverified_entry)
        AND NOT EXISTS (SELECT FROM alarm a WHERE a.kind = 'UNVERIFIED')
      """;

  private static final String ACCEPTED =
      """
      SELECT e.hash, t.outlet_id, j.business_day, e.terminal_id, e.branch, e.seq, s.correction::text
      FROM journal_entry e
      JOIN entry_judgement j ON (j.terminal_id, j.branch, j.seq) = (e.terminal_id, e.branch, e.seq)
      JOIN terminal t ON t.id = e.terminal_id
      LEFT JOIN LATERAL (
        SELECT decision, correction FROM settlement d
        WHERE (d.terminal_id, d.branch, d.seq) = (e.terminal_id, e.branch, e.seq)
        ORDER BY office_seq DESC LIMIT 1) s ON true
      WHERE j.outcome = 'RECORDED' OR s.decision IN ('ACCEPTED', 'CURED')
      ORDER BY e.terminal_id, e.seq
      """;

  private static final String FIGURES =
      """
      SELECT channel_code || ' ' || region_code || ' ' || business_day,
             concat_ws(' ', sum(sales), sum(sold_fen), sum(sold_eligible_fen), sum(refunds), sum(refunded_fen), sum(refunded_eligible_fen))
      FROM outlet_day GROUP BY 1
      HAVING (sum(sales), sum(sold_fen), sum(refunds), sum(refunded_fen)) <> (0, 0, 0, 0)
      """;

  private static final String PERSONS =
      """
      SELECT channel_code || ' ' || region_code || ' ' || period, sum(persons)::text
      FROM participant_count GROUP BY 1 HAVING sum(persons) <> 0
      """;

  private final World world;
  private Set<Sha256> stored = Set.of();

  Invariants(World world) {
    this.world = world;
  }

  /**
   * Cheap enough for every step; what only concerns the database is asked again when that has
   * changed.
   */
  void afterAStep(boolean databaseChanged) throws SQLException {
    if (databaseChanged) {
      none("heads", HEADS_THAT_ARE_NOT_THE_LAST);
      none("sums", SUMS_THAT_DIFFER);
      none("alarms", ALARMS_THAT_ARE_MISSING);
      stored = readStored();
    }
    Set<Sha256> onDevices = new HashSet<>();
    world.devices.forEach(device -> device.store.kept().forEach(one -> onDevices.add(one.hash())));
    nothingShownIsGone(onDevices);
  }

  /** What a cashier saw done is stored, or on a device, or known to be lost. */
  private void nothingShownIsGone(Set<Sha256> elsewhere) {
    for (Written one : world.ledger.all()) {
      boolean safe = stored.contains(one.hash()) || elsewhere.contains(one.hash());
      if (one.shown() && !safe && !world.ledger.knowsAsLost(one.hash())) {
        throw new SimFailure(
            "entry %d of %s was done and is nowhere".formatted(one.seq(), one.terminal()));
      }
    }
  }

  Set<Sha256> readStored() throws SQLException {
    Set<Sha256> hashes = new HashSet<>();
    try (Statement query = world.database.connection().createStatement();
        ResultSet row = query.executeQuery(STORED)) {
      while (row.next()) {
        hashes.add(Sha256.ofBytes(row.getBytes(1)));
      }
    }
    return hashes;
  }

  /** Every chain with every signature, every figure counted anew in SQL and in Java. */
  void everything() throws SQLException {
    afterAStep(true);
    List<Flaw> flaws = new ArrayList<>();
    new WalkChains(world.database.connection(), flaws::add, walked -> {}).walk();
    world.server.settling().walkOffice().walk(world.database.connection(), flaws::add);
    if (!flaws.isEmpty()) {
      throw new SimFailure("chains: " + flaws);
    }
    List<String> differences = Recount.differences(world.database.connection());
    if (!differences.isEmpty()) {
      throw new SimFailure("roll-ups are not what a recount gives: " + differences);
    }
    var naive = new NaiveCount(accepted(), world.people);
    same("channel, county and day", naive.figures(), pairs(FIGURES));
    same("persons", naive.persons(), pairs(PERSONS));
  }

  /** Nothing is under way any more: what was shown is stored. */
  void healed() {
    nothingShownIsGone(Set.of());
  }

  private static void same(String what, Map<String, String> naive, Map<String, String> published) {
    if (!naive.equals(published)) {
      throw new SimFailure(what + ": counted " + naive + ", published " + published);
    }
  }

  private List<NaiveCount.Accepted> accepted() throws SQLException {
    List<NaiveCount.Accepted> accepted = new ArrayList<>();
    try (Statement query = world.database.connection().createStatement();
        ResultSet row = query.executeQuery(ACCEPTED)) {
      while (row.next()) {
        Written written = world.ledger.find(Sha256.ofBytes(row.getBytes(1)));
        if (written == null) {
          throw new SimFailure("an entry was accepted that no till wrote");
        }
        Correction correction = Correction.parse(row.getString(7));
        var key = new EntryKey(row.getObject(4, UUID.class), row.getInt(5), row.getLong(6));
        if (!correction.isNone() && !world.asked.contains(new World.Asked(key, correction))) {
          throw new SimFailure(key + " counts as nobody asked: " + correction);
        }
        accepted.add(
            new NaiveCount.Accepted(written, row.getLong(2), row.getString(3), correction));
      }
    }
    return accepted;
  }

  private Map<String, String> pairs(String sql) throws SQLException {
    Map<String, String> pairs = new TreeMap<>();
    try (Statement query = world.database.connection().createStatement();
        ResultSet row = query.executeQuery(sql)) {
      while (row.next()) {
        pairs.put(row.getString(1), row.getString(2));
      }
    }
    return pairs;
  }

  private void none(String what, String sql) throws SQLException {
    try (Statement query = world.database.connection().createStatement();
        ResultSet row = query.executeQuery(sql)) {
      if (row.next()) {
        throw new SimFailure(what + ": " + row.getString(1));
      }
    }
  }

  /** An open alarm of this kind about this terminal. */
  boolean hasAlarm(String kind, UUID terminal) throws SQLException {
    try (PreparedStatement query =
        world
            .database
            .connection()
            .prepareStatement(
                "SELECT FROM alarm WHERE kind = ? AND cleared_at IS NULL AND (terminal_id = ? OR subject LIKE ?)")) {
      query.setString(1, kind);
      query.setObject(2, terminal);
      query.setString(3, terminal + "%");
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** What the server expects next on the branch that has come farthest. */
  long nextSeq(UUID terminal) throws SQLException {
    return number(
        "SELECT max(next_seq) FROM terminal_branch WHERE terminal_id = ?",
        query -> query.setObject(1, terminal));
  }

  /** Whether of the entries before this one some are stored nowhere, on no branch and not aside. */
  boolean misses(UUID terminal, long nextSeq) throws SQLException {
    long stored =
        number(
            """
            SELECT count(DISTINCT seq) FROM (
              SELECT terminal_id, seq FROM journal_entry UNION ALL SELECT terminal_id, seq FROM early_entry) x
            WHERE terminal_id = ? AND seq < ?
            """,
            query -> {
              query.setObject(1, terminal);
              query.setLong(2, nextSeq);
            });
    return stored < nextSeq - 1;
  }

  private interface Parameters {
    void set(PreparedStatement query) throws SQLException;
  }

  private long number(String statement, Parameters parameters) throws SQLException {
    try (PreparedStatement query = world.database.connection().prepareStatement(statement)) {
      parameters.set(query);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
