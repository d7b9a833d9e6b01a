package cn.jiuxiao.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided before. */
final class PastDecisions {
  /** Waits for a second person. */
  static final String PROPOSED = "PROPOSED";

  private final Connection connection;

  PastDecisions(Connection connection) {
    this.connection = connection;
  }

  /**
   * The last decision about an entry.
   *
   * @param userId null for the server by rule
   */
  record Last(String decision, @Nullable Long userId, Correction correction, @Nullable Long under) {
    boolean isProposal() {
      return decision.equals(PROPOSED);
    }

    boolean mayBeConfirmedBy(long other) {
      return isProposal() && userId != null && userId != other;
    }
  }

  Optional<Last> about(EntryKey key) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT s.decision, e.user_id, s.correction, s.under
            FROM settlement s JOIN office_entry e ON e.seq = s.office_seq
            WHERE s.terminal_id = ? AND s.branch = ? AND s.seq = ? ORDER BY s.office_seq DESC LIMIT 1
            """)) {
      query.setObject(1, key.terminal());
      query.setInt(2, key.branch());
      query.setLong(3, key.seq());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Last(
                    row.getString(1),
                    row.getObject(2, Long.class),
                    Correction.parse(row.getString(3)),
                    row.getObject(4, Long.class)))
            : Optional.empty();
      }
    }
  }

  /** A decision about a whole branch that stands. */
  record OfBranch(long officeSeq, String decision) {
    boolean stands() {
      return !decision.equals("UNDONE");
    }
  }

  /** The last decision about each branch of a terminal. */
  Map<Integer, OfBranch> aboutBranches(UUID terminal) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT branch, office_seq, decision FROM decided_branch WHERE terminal_id = ?")) {
      query.setObject(1, terminal);
      try (ResultSet row = query.executeQuery()) {
        Map<Integer, OfBranch> found = new HashMap<>();
        while (row.next()) {
          found.put(row.getInt(1), new OfBranch(row.getLong(2), row.getString(3)));
        }
        return found;
      }
    }
  }

  /** The entries whose last decision follows from this one about their branch, the last first. */
  List<EntryKey> under(UUID terminal, int branch, long officeSeq) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT seq FROM (
              SELECT DISTINCT ON (seq) seq, under, decision FROM settlement
              WHERE terminal_id = ? AND branch = ? ORDER BY seq, office_seq DESC) l
            WHERE under = ? AND decision <> 'UNDONE' ORDER BY seq DESC
            """)) {
      query.setObject(1, terminal);
      query.setInt(2, branch);
      query.setLong(3, officeSeq);
      try (ResultSet row = query.executeQuery()) {
        var found = new ArrayList<EntryKey>();
        while (row.next()) {
          found.add(new EntryKey(terminal, branch, row.getLong(1)));
        }
        return found;
      }
    }
  }
}
