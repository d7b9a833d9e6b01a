package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.journal.WalkChains;
import cn.jiuxiao.server.journal.WalkOffice;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks everything that was written, as it stands at one moment, while tills go on selling: every
 * chain, the office's journal, the seals with what they hold, what counts, the published figures.
 */
public final class Verify {
  // A decision's row may be newer than the entry's outcome, and only the last one holds.
  private static final String COUNTED_UNDECIDED =
      """
      SELECT x.t || ' ' || x.terminal_id || '/' || x.branch || '/' || x.seq FROM (%s) x
      LEFT JOIN entry_judgement j ON j.terminal_id = x.terminal_id AND j.branch = x.branch AND j.seq = x.seq
      WHERE j.outcome IS DISTINCT FROM 'RECORDED'
        AND coalesce((SELECT s.decision FROM settlement s
                      WHERE s.terminal_id = x.terminal_id AND s.branch = x.branch AND s.seq = x.seq
                      ORDER BY s.office_seq DESC LIMIT 1), 'UNDONE') NOT IN ('ACCEPTED', 'CURED')
      ORDER BY 1
      """
          .formatted(keys(FrozenRows.countedTables()));

  private static final String WITHOUT_ENTRY =
      """
      SELECT x.t || ' ' || x.terminal_id || '/' || x.branch || '/' || x.seq FROM (%s) x
      WHERE NOT EXISTS (SELECT FROM journal_entry e
                        WHERE e.terminal_id = x.terminal_id AND e.branch = x.branch AND e.seq = x.seq)
      ORDER BY 1
      """
          .formatted(keys(FrozenRows.judgedTables()));

  private final DataSource database;
  private final ServerKeys keys;
  private final WalkOffice walkOffice;
  private final List<CheckedFigures> figures;

  Verify(
      DataSource database, ServerKeys keys, WalkOffice walkOffice, List<CheckedFigures> figures) {
    this.database = database;
    this.keys = keys;
    this.walkOffice = walkOffice;
    this.figures = figures;
  }

  /** What was walked. */
  public record Walked(long entries, long officeEntries, long seals) {}

  /**
   * @param file a seal that an auditor kept; null for none
   * @param flaws told of each record that does not hold, as it is found
   * @param progress told from time to time how many entries were walked
   * @throws IllegalArgumentException if the file is no seal, or was changed
   */
  public Walked everything(byte @Nullable [] file, Consumer<Flaw> flaws, LongConsumer progress)
      throws SQLException {
    Seal kept = file == null ? null : Seal.ofFile(file);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return walk(connection, kept, flaws, progress);
      } finally {
        connection.rollback();
      }
    }
  }

  Walked walk(
      Connection connection, @Nullable Seal kept, Consumer<Flaw> flaws, LongConsumer progress)
      throws SQLException {
    long entries = new WalkChains(connection, flaws, progress).walk();
    long officeEntries = walkOffice.walk(connection, flaws);
    long seals = new WalkSeals(connection, keys.office().publicKey(), flaws).walk();
    if (kept != null) {
      checkKept(connection, kept, flaws);
    }
    tell(connection, COUNTED_UNDECIDED, Flaw.Kind.COUNTS_UNDECIDED, flaws);
    tell(connection, WITHOUT_ENTRY, Flaw.Kind.NO_ENTRY, flaws);
    for (CheckedFigures one : figures) {
      one.check(connection, flaws);
    }
    return new Walked(entries, officeEntries, seals);
  }

  private static String keys(List<String> tables) {
    return tables.stream()
        .map(table -> "SELECT '%1$s' AS t, terminal_id, branch, seq FROM %1$s".formatted(table))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static void tell(Connection connection, String sql, Flaw.Kind kind, Consumer<Flaw> flaws)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        flaws.accept(new Flaw(row.getString(1), kind));
      }
    }
  }

  private void checkKept(Connection connection, Seal kept, Consumer<Flaw> flaws)
      throws SQLException {
    String record = "seal " + kept.number();
    if (!kept.signedBy(keys.office().publicKey())) {
      flaws.accept(new Flaw(record, Flaw.Kind.NOT_SIGNED));
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT hash FROM seal WHERE number = ?")) {
      query.setLong(1, kept.number());
      try (ResultSet row = query.executeQuery()) {
        boolean here = row.next() && Sha256.ofBytes(row.getBytes(1)).equals(kept.hash());
        if (!here) {
          flaws.accept(new Flaw(record, Flaw.Kind.MISSING));
        }
      }
    }
  }
}
