package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the journal's own rows. */
final class JournalTables {
  private final Connection connection;

  JournalTables(Connection connection) {
    this.connection = connection;
  }

  void insert(List<Placing.New> entries, Map<EntryKey, JudgedEntry> judged) throws SQLException {
    var rows =
        new BinaryCopy(
            "journal_entry (terminal_id, branch, seq, previous_hash, hash, signature, body, received_at, carried_by)");
    var judgements =
        new BinaryCopy(
            "entry_judgement (terminal_id, branch, seq, kind, outcome, reason, detail, business_day, happened_at)");
    var attachments =
        new BinaryCopy("entry_attachment (terminal_id, branch, seq, digest, content)");
    for (Placing.New added : entries) {
      JournalEntry entry = added.entry();
      EntryKey key = entry.key();
      key(rows, key)
          .bytea(added.arrived().seal().previous().bytes())
          .bytea(entry.hash().bytes())
          .bytea(added.arrived().seal().signature())
          .bytea(added.arrived().believed().body())
          .instant(entry.receivedAt())
          .text(added.arrived().carriedBy());
      judgement(judgements, added, Objects.requireNonNull(judged.get(key)));
      byte[] attachment = entry.attachment();
      if (attachment != null) {
        key(attachments, key).bytea(Sha256.of(attachment).bytes()).bytea(attachment);
      }
    }
    rows.into(connection);
    judgements.into(connection);
    attachments.into(connection);
  }

  private static void judgement(BinaryCopy rows, Placing.New added, JudgedEntry judged) {
    JournalEntry entry = added.entry();
    EntryBody body = entry.body();
    String kind = body == null ? entry.read().kindName() : body.kind().name();
    key(rows, entry.key()).text(kind == null ? "" : kind);
    switch (judged.judgement()) {
      case Judgement.Accepted accepted -> rows.text("RECORDED").text(null).text(null);
      case Judgement.Parked(var reason, var detail) ->
          rows.text(added.opensBranch() ? "FORKED" : "PARKED").text(reason.name()).text(detail);
    }
    JournalEntry.When when = entry.when();
    rows.date(when == null ? null : when.day()).instant(when == null ? null : when.at());
  }

  private static BinaryCopy key(BinaryCopy rows, EntryKey key) {
    return rows.row().uuid(key.terminal()).integer(key.branch()).bigint(key.seq());
  }

  void moveHeads(Collection<TerminalChain> chains, Instant now) throws SQLException {
    try (PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE terminal_branch SET next_seq = ?, head_hash = ?, proven_at = ?
                WHERE terminal_id = ? AND branch = ?
                """);
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO terminal_branch (next_seq, head_hash, proven_at, terminal_id, branch, parent, opened_at, cause)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'FORK')
                """)) {
      for (TerminalChain chain : chains) {
        for (Branch branch : chain.branches()) {
          if (branch.moved()) {
            PreparedStatement statement = branch.isNew ? insert : update;
            statement.setLong(1, branch.nextSeq());
            statement.setBytes(2, branch.headHash().bytes());
            statement.setObject(3, branch.proven().atOffset(ZoneOffset.UTC));
            statement.setObject(4, chain.terminal);
            statement.setInt(5, branch.number);
            if (branch.isNew) {
              statement.setInt(6, branch.parent);
              statement.setObject(7, now.atOffset(ZoneOffset.UTC));
            }
            statement.addBatch();
          }
        }
      }
      insert.executeBatch();
      update.executeBatch();
    }
  }

  /** Only where one is missed: what was kept, or erased, stays as it is. */
  void keepLateAttachment(EntryKey key, byte[] attachment) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO entry_attachment AS a (terminal_id, branch, seq, digest, content)
            SELECT u.terminal_id, u.branch, u.seq, ?, ? FROM unsettled_entry u
            WHERE u.terminal_id = ? AND u.branch = ? AND u.seq = ? AND u.reason = 'ATTACHMENT_MISSING'
            ON CONFLICT (terminal_id, branch, seq) DO UPDATE SET digest = excluded.digest, content = excluded.content
            WHERE a.erased_at IS NULL
            """)) {
      upsert.setBytes(1, Sha256.of(attachment).bytes());
      upsert.setBytes(2, attachment);
      upsert.setObject(3, key.terminal());
      upsert.setInt(4, key.branch());
      upsert.setLong(5, key.seq());
      upsert.executeUpdate();
    }
  }

  /** From its first entry on, an outlet's channel and region stay as they are. */
  void fixOutlets(Collection<Long> outlets, Instant now) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE outlet SET fixed_at = ? WHERE id = ANY (?) AND fixed_at IS NULL")) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setArray(2, connection.createArrayOf("bigint", outlets.stream().sorted().toArray()));
      update.executeUpdate();
    }
  }
}
