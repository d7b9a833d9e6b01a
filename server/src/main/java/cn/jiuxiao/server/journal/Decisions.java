package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.audit.AuditOnConnection;
import cn.jiuxiao.wire.Base64Url;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What every decision about entries has in common: locks, a transaction, the office's journal. */
final class Decisions {
  private final DataSource database;
  private final Terminals terminals;
  private final OfficeJournal officeJournal;
  private final AuditOnConnection audit;
  private final Clock clock;

  Decisions(
      DataSource database,
      Terminals terminals,
      OfficeJournal officeJournal,
      AuditOnConnection audit,
      Clock clock) {
    this.database = database;
    this.terminals = terminals;
    this.officeJournal = officeJournal;
    this.audit = audit;
    this.clock = clock;
  }

  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> T inTransaction(Work<T> work) throws SQLException {
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

  /** Those of these entries that are not settled, in the order of their places. */
  List<JournalEntry> lockUnsettled(Connection connection, List<EntryKey> keys) throws SQLException {
    var unsettled = new UnsettledEntries(connection, terminals);
    var inOrder = new TreeSet<>(keys);
    for (UUID terminal : inOrder.stream().map(EntryKey::terminal).distinct().toList()) {
      unsettled.lock(terminal);
    }
    var found = new ArrayList<JournalEntry>();
    for (EntryKey key : inOrder) {
      found.addAll(unsettled.at(key));
    }
    return found;
  }

  /** How a decision reads in the audit log. */
  private record Audited(
      String decision,
      @Nullable String day,
      @Nullable String correction,
      @Nullable String note,
      @Nullable Long officeSeq) {
    static Audited before(String decision) {
      return new Audited(decision, null, null, null, null);
    }

    static Audited after(String decision, String note, long officeSeq) {
      return new Audited(decision, null, null, note, officeSeq);
    }
  }

  private static final String WAITING = "WAITING";

  /**
   * Writes a decision about one entry into the office's journal and beside the entry, and, if it is
   * a person's, into the audit log.
   *
   * @param userId null for the server by rule
   * @param counted the entry as it counts from now on, or shall count; null if it does not
   * @return the decision's number in the office's journal
   */
  long decide(
      Connection connection,
      @Nullable Long userId,
      JournalEntry entry,
      Verdict verdict,
      @Nullable JournalEntry counted)
      throws SQLException {
    EntryKey key = entry.key();
    String before =
        userId == null
            ? WAITING
            : new PastDecisions(connection)
                .about(key)
                .map(PastDecisions.Last::decision)
                .orElse(WAITING);
    long officeSeq = append(connection, userId, "SETTLED", members(key, verdict, counted));
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO settlement (terminal_id, branch, seq, office_seq, decision, note, correction, under)
            VALUES (?, ?, ?, ?, ?, ?, CAST(? AS jsonb), ?)
            """)) {
      insert.setObject(1, key.terminal());
      insert.setInt(2, key.branch());
      insert.setLong(3, key.seq());
      insert.setLong(4, officeSeq);
      insert.setString(5, verdict.decision());
      insert.setString(6, verdict.note());
      insert.setString(7, verdict.correction().text());
      insert.setObject(8, verdict.under(), Types.BIGINT);
      insert.executeUpdate();
    }
    if (userId != null) {
      var after =
          new Audited(
              verdict.decision(),
              counted == null ? null : counted.whenKnown().day().toString(),
              verdict.correction().text(),
              verdict.note(),
              officeSeq);
      audit.changed(
          connection, userId, "journal_entry", entry.name(), Audited.before(before), after);
    }
    return officeSeq;
  }

  private static SequencedMap<String, Object> members(
      EntryKey key, Verdict verdict, @Nullable JournalEntry counted) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("terminal", key.terminal());
    members.put("branch", key.branch());
    members.put("entry", key.seq());
    members.put("decision", verdict.decision());
    if (counted != null) {
      members.put("hash", counted.hash());
      members.put("day", counted.whenKnown().day());
    }
    String correction = verdict.correction().text();
    if (correction != null) {
      members.put("correction", correction);
    }
    Long under = verdict.under();
    if (under != null) {
      members.put("under", under);
    }
    members.put("note", verdict.note());
    return members;
  }

  /**
   * Writes a decision about a whole branch.
   *
   * @return its number in the office's journal
   */
  long decide(
      Connection connection, long userId, KnownTerminal terminal, int branch, Verdict verdict)
      throws SQLException {
    PastDecisions.OfBranch before =
        new PastDecisions(connection).aboutBranches(terminal.id()).get(branch);
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("terminal", terminal.id());
    members.put("branch", branch);
    members.put("decision", verdict.decision());
    members.put("note", verdict.note());
    long officeSeq = append(connection, userId, "BRANCH_SETTLED", members);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO branch_settlement (terminal_id, branch, office_seq, decision, note) VALUES (?, ?, ?, ?, ?)")) {
      insert.setObject(1, terminal.id());
      insert.setInt(2, branch);
      insert.setLong(3, officeSeq);
      insert.setString(4, verdict.decision());
      insert.setString(5, verdict.note());
      insert.executeUpdate();
    }
    audit.changed(
        connection,
        userId,
        "terminal_branch",
        terminal.label() + "/" + branch,
        Audited.before(before == null ? WAITING : before.decision()),
        Audited.after(verdict.decision(), verdict.note(), officeSeq));
    return officeSeq;
  }

  /** Writes that a gap was declared lost. */
  void declareLost(
      Connection connection,
      long userId,
      KnownTerminal terminal,
      int branch,
      TerminalChain.EarlyLink first,
      String note)
      throws SQLException {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("terminal", terminal.id());
    members.put("branch", branch);
    members.put("before", first.seq());
    members.put("hash", first.previous());
    members.put("note", note);
    long officeSeq = append(connection, userId, "GAP_LOST", members);
    audit.changed(
        connection,
        userId,
        "terminal_branch",
        terminal.label() + "/" + branch,
        Audited.before(WAITING),
        Audited.after("GAP_LOST", note, officeSeq));
  }

  /** Writes a decision about something that cannot be believed. */
  void decide(Connection connection, long userId, byte[] digest, Verdict verdict, String before)
      throws SQLException {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("digest", Base64Url.encode(digest));
    members.put("decision", verdict.decision());
    members.put("note", verdict.note());
    long officeSeq = append(connection, userId, "UNVERIFIED_SETTLED", members);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO unverified_settlement (digest, office_seq, decision, note) VALUES (?, ?, ?, ?)")) {
      insert.setBytes(1, digest);
      insert.setLong(2, officeSeq);
      insert.setString(3, verdict.decision());
      insert.setString(4, verdict.note());
      insert.executeUpdate();
    }
    audit.changed(
        connection,
        userId,
        "unverified_entry",
        Base64Url.encode(digest),
        Audited.before(before),
        Audited.after(verdict.decision(), verdict.note(), officeSeq));
  }

  private long append(
      Connection connection,
      @Nullable Long userId,
      String kind,
      SequencedMap<String, Object> members)
      throws SQLException {
    return officeJournal.append(connection, clock.instant(), userId, kind, members);
  }

  long lastDecisionAbout(EntryKey key) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT max(office_seq) FROM settlement WHERE terminal_id = ? AND branch = ? AND seq = ?")) {
      query.setObject(1, key.terminal());
      query.setInt(2, key.branch());
      query.setLong(3, key.seq());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
