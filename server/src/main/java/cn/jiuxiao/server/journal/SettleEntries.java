package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.wire.ParkReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Settles entries that were parked: by a person's decision, or by rule when what they waited for
 * has come. An accepted entry counts from then on as if it had come in right, on its own day; the
 * decision is an entry of the office's journal.
 */
public final class SettleEntries {
  /** What can pass by itself: a missing thing arrives, or a newer server understands more. */
  private static final Set<ParkReason> CURABLE =
      EnumSet.of(
          ParkReason.UNKNOWN_PRODUCT,
          ParkReason.UNKNOWN_CATALOGUE,
          ParkReason.UNKNOWN_CASHIER,
          ParkReason.ORIGINAL_UNKNOWN,
          ParkReason.NO_OPEN_SHIFT,
          ParkReason.ATTACHMENT_MISSING,
          ParkReason.UNKNOWN_BADGE,
          ParkReason.UNKNOWN_VERSION,
          ParkReason.UNKNOWN_KIND,
          ParkReason.MALFORMED_BODY);

  /**
   * What a person may decide to overlook. The rest cannot be counted: there is no meaning, no
   * original, or the figures contradict.
   */
  private static final Set<ParkReason> WAIVABLE =
      EnumSet.of(
          ParkReason.UNKNOWN_PRODUCT,
          ParkReason.UNKNOWN_CATALOGUE,
          ParkReason.PRICE_DIFFERS,
          ParkReason.BLOCKED_PRODUCT,
          ParkReason.UNKNOWN_CASHIER,
          ParkReason.NO_OPEN_SHIFT,
          ParkReason.OUTLET_CLOSED,
          ParkReason.TERMINAL_REVOKED,
          ParkReason.UNKNOWN_BADGE,
          ParkReason.ATTACHMENT_MISSING,
          ParkReason.FOLLOWS_FORK);

  private static final int MOST_AT_ONCE = 1_000;

  private final DataSource database;
  private final List<EntryJudge> judges;
  private final List<RecordedEntries> features;
  private final OfficeJournal officeJournal;
  private final Terminals terminals;
  private final Clock clock;

  SettleEntries(
      DataSource database,
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      OfficeJournal officeJournal,
      Clock clock) {
    this.database = database;
    this.judges = judges;
    this.features = features;
    this.officeJournal = officeJournal;
    this.terminals = new Terminals(database);
    this.clock = clock;
  }

  /** What came of a decision. */
  public sealed interface Settled {
    /**
     * @param officeSeq the decision's number in the office's journal
     */
    record Done(long officeSeq) implements Settled {}

    /** It cannot count, even so. */
    record StillParked(ParkReason reason, @Nullable String detail) implements Settled {}

    /** There is no such entry, or someone was faster. */
    record NothingToSettle() implements Settled {}
  }

  /**
   * Lets an entry count, overlooking what may be overlooked.
   *
   * @param day the day it counts on, for an entry whose time is uncertain; null to leave it
   */
  public Settled accept(long userId, EntryKey key, @Nullable LocalDate day, String note)
      throws SQLException {
    return inTransaction(
        connection -> {
          var unsettled = new UnsettledEntries(connection, terminals);
          unsettled.lock(key.terminal());
          List<JournalEntry> found = unsettled.at(key);
          if (found.isEmpty()) {
            return new Settled.NothingToSettle();
          }
          JournalEntry entry = day == null ? found.getFirst() : onDay(found.getFirst(), day);
          Instant now = clock.instant();
          var transaction = new JournalTransaction(connection, now, WAIVABLE, true);
          JudgedEntry judged = new Judging(transaction, judges).judge(List.of(entry)).getFirst();
          if (judged.judgement() instanceof Judgement.Parked(var reason, var detail)) {
            return new Settled.StillParked(reason, detail);
          }
          long officeSeq = decide(connection, now, userId, key, "ACCEPTED", note, judged.entry());
          record(transaction, List.of(judged));
          return new Settled.Done(officeSeq);
        });
  }

  /** Keeps an entry out of the figures for good. */
  public Settled refuse(long userId, EntryKey key, String note) throws SQLException {
    return inTransaction(
        connection -> {
          var unsettled = new UnsettledEntries(connection, terminals);
          unsettled.lock(key.terminal());
          return unsettled.at(key).isEmpty()
              ? new Settled.NothingToSettle()
              : new Settled.Done(
                  decide(connection, clock.instant(), userId, key, "REFUSED", note, null));
        });
  }

  /**
   * Looks again at everything parked for a reason that can pass.
   *
   * @return how many entries count now
   */
  public int retry() throws SQLException {
    int cured = 0;
    for (UUID terminal : terminalsWithCurable()) {
      cured += inTransaction(connection -> retry(connection, terminal));
    }
    return cured;
  }

  private int retry(Connection connection, UUID terminal) throws SQLException {
    var unsettled = new UnsettledEntries(connection, terminals);
    unsettled.lock(terminal);
    List<JournalEntry> candidates = unsettled.parkedFor(terminal, names(), MOST_AT_ONCE);
    if (candidates.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    var transaction = new JournalTransaction(connection, now, Set.of(), true);
    List<JudgedEntry> cured =
        new Judging(transaction, judges)
            .judge(candidates).stream().filter(JudgedEntry::accepted).toList();
    for (JudgedEntry one : cured) {
      decide(connection, now, null, one.entry().key(), "CURED", "", one.entry());
    }
    record(transaction, cured);
    return cured.size();
  }

  private void record(JournalTransaction transaction, List<JudgedEntry> accepted)
      throws SQLException {
    if (!accepted.isEmpty()) {
      for (RecordedEntries feature : features) {
        feature.recorded(transaction, accepted);
      }
    }
  }

  private static JournalEntry onDay(JournalEntry entry, LocalDate day) {
    return entry.at(
        new JournalEntry.When(new BusinessDay(day).start().plus(Duration.ofHours(12)), day));
  }

  private long decide(
      Connection connection,
      Instant now,
      @Nullable Long userId,
      EntryKey key,
      String decision,
      String note,
      @Nullable JournalEntry counted)
      throws SQLException {
    var members = new LinkedHashMap<String, Object>();
    members.put("terminal", key.terminal());
    members.put("branch", key.branch());
    members.put("entry", key.seq());
    members.put("decision", decision);
    if (counted != null) {
      members.put("hash", counted.hash());
      members.put("day", counted.whenKnown().day());
    }
    members.put("note", note);
    long officeSeq = officeJournal.append(connection, now, userId, "SETTLED", members);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO settlement (terminal_id, branch, seq, office_seq, decision, note) VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, key.terminal());
      insert.setInt(2, key.branch());
      insert.setLong(3, key.seq());
      insert.setLong(4, officeSeq);
      insert.setString(5, decision);
      insert.setString(6, note);
      insert.executeUpdate();
    }
    return officeSeq;
  }

  private List<UUID> terminalsWithCurable() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT DISTINCT terminal_id FROM unsettled_entry WHERE reason = ANY (?) ORDER BY 1")) {
      query.setArray(1, connection.createArrayOf("text", names()));
      try (ResultSet row = query.executeQuery()) {
        var found = new ArrayList<UUID>();
        while (row.next()) {
          found.add(row.getObject(1, UUID.class));
        }
        return found;
      }
    }
  }

  private static Object[] names() {
    return CURABLE.stream().map(Enum::name).toArray();
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }
}
