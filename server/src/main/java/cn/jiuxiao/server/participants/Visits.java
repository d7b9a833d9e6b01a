package cn.jiuxiao.server.participants;

import cn.jiuxiao.server.journal.BinaryCopy;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.server.journal.JudgedEntry;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.wire.EntryBody;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes visits without a sale: one person scanned, or a number counted by hand. */
@Singleton
class Visits implements RecordedEntries {
  @Override
  public int getOrder() {
    return 10;
  }

  @Override
  public void recorded(JournalTransaction transaction, List<JudgedEntry> entries)
      throws SQLException {
    var rows =
        new BinaryCopy(
            "visit (terminal_id, branch, seq, outlet_id, business_day, visited_at, person, headcount)");
    NewVisits visits = NewVisits.in(transaction);
    for (JudgedEntry judged : entries) {
      JournalEntry entry = judged.entry();
      if (!judged.accepted()) {
        continue;
      }
      switch (entry.body()) {
        case EntryBody.ParticipantScanned scanned -> {
          byte[] person = PersonsOfEntries.in(transaction).of(entry.key());
          if (person != null) {
            write(rows, entry, person, null);
            visits.add(
                new NewVisits.Visit(entry.terminal().outletId(), entry.whenKnown().day(), 1, 0));
          }
        }
        case EntryBody.Headcount headcount -> {
          write(rows, entry, null, headcount.count());
          visits.add(
              new NewVisits.Visit(
                  entry.terminal().outletId(), entry.whenKnown().day(), 0, headcount.count()));
        }
        case null, default -> {}
      }
    }
    rows.into(transaction.connection());
  }

  @Override
  public void withdrawn(JournalTransaction transaction, List<JournalEntry> entries)
      throws SQLException {
    for (JournalEntry entry : entries) {
      try (PreparedStatement delete =
          transaction
              .connection()
              .prepareStatement(
                  """
                  DELETE FROM visit WHERE terminal_id = ? AND branch = ? AND seq = ?
                  RETURNING outlet_id, business_day, (person IS NOT NULL)::int, coalesce(headcount, 0)
                  """)) {
        delete.setObject(1, entry.terminal().id());
        delete.setInt(2, entry.branch());
        delete.setLong(3, entry.seq());
        try (ResultSet row = delete.executeQuery()) {
          while (row.next()) {
            NewVisits.in(transaction)
                .add(
                    new NewVisits.Visit(
                        row.getLong(1),
                        row.getObject(2, LocalDate.class),
                        -row.getLong(3),
                        -row.getLong(4)));
          }
        }
      }
    }
  }

  private static void write(
      BinaryCopy rows, JournalEntry entry, byte @Nullable [] person, @Nullable Long count) {
    EntryKey key = entry.key();
    rows.row()
        .uuid(key.terminal())
        .integer(key.branch())
        .bigint(key.seq())
        .bigint(entry.terminal().outletId())
        .date(entry.whenKnown().day())
        .instant(entry.whenKnown().at())
        .bytea(person)
        .bigint(count);
  }
}
