package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.ParkReason;
import cn.jiuxiao.wire.ReadBody;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides about entries: first what the journal itself knows, then what the features' judges say.
 */
final class Judging {
  private final JournalTransaction transaction;
  private final List<EntryJudge> judges;
  private final Map<UUID, Instant> revokedAt = new HashMap<>();

  Judging(JournalTransaction transaction, List<EntryJudge> judges) {
    this.transaction = transaction;
    this.judges = judges;
  }

  List<JudgedEntry> judge(List<JournalEntry> entries) throws SQLException {
    readRevocations(entries.stream().map(entry -> entry.terminal().id()).distinct().toList());
    List<JournalEntry> understood = entries.stream().filter(entry -> entry.body() != null).toList();
    for (EntryJudge judge : judges) {
      judge.prepare(transaction, understood);
    }
    var judged = new ArrayList<JudgedEntry>(entries.size());
    for (JournalEntry entry : entries) {
      Judgement judgement = judge(entry);
      if (judgement instanceof Judgement.Accepted) {
        judges.forEach(judge -> judge.accepted(transaction, entry));
      }
      judged.add(new JudgedEntry(entry, judgement));
    }
    return judged;
  }

  private Judgement judge(JournalEntry entry) {
    if (entry.read() instanceof ReadBody.NotUnderstood not) {
      return Judgement.parked(not.reason(), not.detail());
    }
    if (entry.branch() != 0 && !transaction.waives(ParkReason.FOLLOWS_FORK)) {
      return Judgement.parked(ParkReason.FOLLOWS_FORK, null);
    }
    Instant revoked = revokedAt.get(entry.terminal().id());
    if (revoked != null
        && entry.receivedAt().isAfter(revoked)
        && !transaction.waives(ParkReason.TERMINAL_REVOKED)) {
      return Judgement.parked(ParkReason.TERMINAL_REVOKED, null);
    }
    if (entry.when() == null) {
      return Judgement.parked(ParkReason.TIME_UNCERTAIN, null);
    }
    for (EntryJudge judge : judges) {
      Judgement judgement = judge.judge(transaction, entry);
      if (!(judgement instanceof Judgement.Accepted)) {
        return judgement;
      }
    }
    return Judgement.ACCEPTED;
  }

  private void readRevocations(Collection<UUID> terminals) throws SQLException {
    try (PreparedStatement query =
        transaction
            .connection()
            .prepareStatement(
                "SELECT terminal_id, revoked_at FROM terminal_revocation WHERE terminal_id = ANY (?)")) {
      query.setArray(1, transaction.connection().createArrayOf("uuid", terminals.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          revokedAt.put(
              row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
  }
}
