package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.EntryCheck;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.Base64Url;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Opens a journal entry and checks it anew: from its bytes, its predecessor's and the key. */
@Singleton
public class EntryProofs {
  // The entry before it may lie on the branch that this one left.
  private static final String ENTRY =
      """
      SELECT e.*, t.label, t.outlet_id, t.public_key, o.name AS outlet, j.kind, j.outcome, j.reason,
             coalesce(s.receipt_id, r.receipt_id) AS receipt_id,
             coalesce((SELECT c.label FROM terminal c WHERE c.id::text = e.carried_by), e.carried_by) AS carrier,
             (SELECT min(b.branch) FROM journal_entry b WHERE b.terminal_id = e.terminal_id AND b.seq = e.seq - 1
               AND b.hash = e.previous_hash) AS previous_branch,
             NOT EXISTS (SELECT FROM journal_entry a WHERE a.terminal_id = e.terminal_id AND a.branch = e.branch
               AND a.seq = e.seq + 1) AS is_last
      FROM journal_entry e
      JOIN terminal t ON t.id = e.terminal_id
      JOIN outlet o ON o.id = t.outlet_id
      LEFT JOIN entry_judgement j ON j.terminal_id = e.terminal_id AND j.branch = e.branch AND j.seq = e.seq
      LEFT JOIN sale s ON s.terminal_id = e.terminal_id AND s.branch = e.branch AND s.seq = e.seq
      LEFT JOIN refund r ON r.terminal_id = e.terminal_id AND r.branch = e.branch AND r.seq = e.seq
      WHERE e.terminal_id = ? AND e.branch = ? AND e.seq = ?
      """;

  private final Sql sql;
  private final Outlets outlets;

  EntryProofs(Sql sql, Outlets outlets) {
    this.sql = sql;
    this.outlets = outlets;
  }

  /**
   * @throws NotFound if there is none, or it is of an outlet that is none of the actor's
   */
  @Transactional(readOnly = true)
  public EntryProof open(Actor actor, UUID terminal, int branch, long seq) {
    SalesReaders.mustBeOne(actor);
    EntryProof entry =
        sql.first(ENTRY, EntryProofs::read, terminal, branch, seq).orElseThrow(NotFound::new);
    outlets.visible(actor, entry.terminal().outletId());
    return entry;
  }

  private static EntryProof read(ResultSet row) throws SQLException {
    byte[] receipt = row.getBytes("receipt_id");
    return new EntryProof(
        new EntryProof.Terminal(
            row.getObject("terminal_id", UUID.class),
            row.getString("label"),
            row.getLong("outlet_id"),
            row.getString("outlet"),
            row.getBytes("public_key")),
        row.getInt("branch"),
        row.getLong("seq"),
        row.getBytes("body"),
        row.getBytes("hash"),
        row.getBytes("previous_hash"),
        row.getBytes("signature"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("carrier"),
        row.getString("kind"),
        row.getString("outcome"),
        row.getString("reason"),
        receipt == null ? null : Base64Url.encode(receipt),
        row.getObject("previous_branch", Integer.class),
        row.getBoolean("is_last"),
        EntryCheck.all(row, row.getObject("previous_branch") != null));
  }
}
