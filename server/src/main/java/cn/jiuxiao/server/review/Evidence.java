package cn.jiuxiao.server.review;

import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import cn.jiuxiao.wire.Sha256;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Opens what has no place in a journal: early entries, and what cannot be believed. */
@Singleton
public class Evidence {
  private final Sql sql;
  private final Outlets outlets;
  private final ReadWritten readWritten;

  Evidence(Sql sql, Outlets outlets, ReadWritten readWritten) {
    this.sql = sql;
    this.outlets = outlets;
    this.readWritten = readWritten;
  }

  /** Something that cannot be believed, just as it came, and what people said of it. */
  public record Unverified(ReviewRow row, Written written, List<ReviewEntry.Decision> decisions) {}

  /**
   * An early entry and what it waits for.
   *
   * @param firstMissing the lowest number that is not here
   * @param lastMissing the number before the first early entry of its row
   * @param waiting how many early entries of the terminal wait
   */
  public record Early(
      ReviewRow row, Written written, long firstMissing, long lastMissing, long waiting) {
    public long missing() {
      return Math.max(1, lastMissing - firstMissing + 1);
    }
  }

  @Transactional(readOnly = true)
  public Unverified unverified(Actor actor, byte[] digest) {
    ReviewRow row =
        row(scope(actor).and("r.state <> 'EARLY'").and("r.mark = ?", new Object[] {digest}));
    Written written =
        sql.first(
                "SELECT e.*, " + ReadWritten.CARRIER + " FROM unverified_entry e WHERE digest = ?",
                ReadWritten::unverified,
                digest)
            .map(readWritten::named)
            .orElseThrow(NotFound::new);
    List<ReviewEntry.Decision> decisions =
        sql.list(
            """
            SELECT s.office_seq, s.decision, s.note, e.at, e.user_id, u.display_name, NULL AS correction
            FROM unverified_settlement s JOIN office_entry e ON e.seq = s.office_seq
            LEFT JOIN user_account u ON u.id = e.user_id
            WHERE s.digest = ? ORDER BY s.office_seq DESC
            """,
            ReviewEntries::decision,
            digest);
    return new Unverified(row, written, decisions);
  }

  /**
   * @throws NotFound if it has joined its chain, too
   */
  @Transactional(readOnly = true)
  public Early early(Actor actor, UUID terminal, long seq, Sha256 hash) {
    ReviewRow row =
        row(
            scope(actor)
                .and("r.state = 'EARLY'")
                .and("r.terminal_id = ?", terminal)
                .and("r.seq = ?", seq)
                .and("r.mark = ?", new Object[] {hash.bytes()}));
    return sql.first(EARLY, found -> early(row, found), terminal, seq, hash.bytes())
        .orElseThrow(NotFound::new);
  }

  // Walks back from the entry over early ones that lead to it; what the first of them follows is
  // missing.
  private static final String EARLY =
      """
      WITH RECURSIVE back AS (
        SELECT e.* FROM early_entry e WHERE e.terminal_id = ? AND e.seq = ? AND e.hash = ?
        UNION ALL
        SELECT b.* FROM back f JOIN early_entry b ON b.terminal_id = f.terminal_id AND b.seq = f.seq - 1
          AND b.hash = f.previous_hash AND b.joined_at IS NULL)
      SELECT e.*, t.public_key, false AS predecessor_is_here, c.next_seq,
             coalesce((SELECT x.label FROM terminal x WHERE x.id::text = e.carried_by), e.carried_by) AS carrier,
             (SELECT min(seq) - 1 FROM back) AS last_missing,
             (SELECT count(*) FROM early_entry w WHERE w.terminal_id = e.terminal_id AND w.joined_at IS NULL) AS waiting
      FROM (SELECT * FROM back ORDER BY seq DESC LIMIT 1) e
      JOIN terminal t ON t.id = e.terminal_id
      JOIN terminal_branch c ON c.terminal_id = e.terminal_id AND c.branch = 0
      """;

  private Early early(ReviewRow row, ResultSet found) throws SQLException {
    long last = found.getLong("last_missing");
    return new Early(
        row,
        readWritten.named(ReadWritten.entry(found)),
        Math.min(found.getLong("next_seq"), last),
        last,
        found.getLong("waiting"));
  }

  private ReviewRow row(Where where) {
    return sql.first(
            ReviewRows.COLUMNS + ReviewRows.FROM + where.sql(),
            ReviewRows::read,
            where.parameters())
        .orElseThrow(NotFound::new);
  }

  private Where scope(Actor actor) {
    ReviewReaders.mustBeOne(actor);
    return new Where(OutletScope.SQL, outlets.scope(actor).parameters());
  }
}
