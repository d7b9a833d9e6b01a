package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks the office's own journal, and compares each decision that stands beside an entry or a
 * branch with what was signed.
 */
@Singleton
public class WalkOffice {
  private static final String DECISIONS =
      """
      SELECT office_seq, 'settlement ' || terminal_id || '/' || branch || '/' || seq || '/' || office_seq AS record,
             terminal_id::text AS terminal, branch::text, seq::text AS entry, NULL::bytea AS digest, decision, note,
             correction::text, under::text
      FROM settlement
      UNION ALL
      SELECT office_seq, 'branch_settlement ' || terminal_id || '/' || branch || '/' || office_seq,
             terminal_id::text, branch::text, NULL, NULL, decision, note, NULL, NULL
      FROM branch_settlement
      UNION ALL
      SELECT office_seq, 'unverified_settlement ' || office_seq, NULL, NULL, NULL, digest, decision, note, NULL, NULL
      FROM unverified_settlement
      ORDER BY 1, 2
      """;

  /** A decision, as it was signed or as it stands beside what it is about. */
  private record Decision(
      @Nullable String terminal,
      @Nullable String branch,
      @Nullable String entry,
      @Nullable String digest,
      @Nullable String decision,
      @Nullable String note,
      @Nullable String correction,
      @Nullable String under) {

    static Decision signed(Map<String, String> members) {
      return new Decision(
          members.get("terminal"),
          members.get("branch"),
          members.get("entry"),
          members.get("digest"),
          members.get("decision"),
          members.get("note"),
          members.get("correction"),
          members.get("under"));
    }

    static Decision beside(ResultSet row) throws SQLException {
      byte[] digest = row.getBytes("digest");
      return new Decision(
          row.getString("terminal"),
          row.getString("branch"),
          row.getString("entry"),
          digest == null ? null : Base64Url.encode(digest),
          row.getString("decision"),
          row.getString("note"),
          correction(row.getString("correction")),
          row.getString("under"));
    }

    /** PostgreSQL writes the same JSON in another form. */
    private static @Nullable String correction(@Nullable String json) {
      try {
        return Correction.parse(json).text();
      } catch (UncheckedIOException notACorrection) {
        return json;
      }
    }
  }

  private final OfficeJournal officeJournal;
  private final TerminalKey key;

  WalkOffice(OfficeJournal officeJournal, ServerKeys keys) {
    this.officeJournal = officeJournal;
    this.key = keys.office().publicKey();
  }

  /** How many entries there were. */
  public long walk(Connection connection, Consumer<Flaw> flaws) throws SQLException {
    Map<Long, Decision> signed = new HashMap<>();
    long next = 1;
    Sha256 head = officeJournal.genesis();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT seq, previous_hash, hash, signature, body, at, user_id FROM office_entry ORDER BY seq");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Sha256 hash = Sha256.ofBytes(row.getBytes(3));
        Map<String, String> members = OfficeEntry.members(row.getBytes(5));
        for (Flaw.Kind kind : wrong(row, next, head, hash, members)) {
          flaws.accept(new Flaw("office_entry " + row.getLong(1), kind));
        }
        if (members.containsKey("decision")) {
          signed.put(row.getLong(1), Decision.signed(members));
        }
        next = row.getLong(1) + 1;
        head = hash;
      }
    }
    checkHead(connection, next, head, flaws);
    checkDecisions(connection, signed, flaws);
    return next - 1;
  }

  private List<Flaw.Kind> wrong(
      ResultSet row, long next, Sha256 head, Sha256 hash, Map<String, String> members)
      throws SQLException {
    var found = new ArrayList<Flaw.Kind>();
    if (row.getLong(1) != next || !Sha256.ofBytes(row.getBytes(2)).equals(head)) {
      found.add(Flaw.Kind.DOES_NOT_FOLLOW);
    }
    if (!EntryChain.next(Sha256.ofBytes(row.getBytes(2)), row.getBytes(5)).equals(hash)) {
      found.add(Flaw.Kind.HASH_DIFFERS);
    }
    if (!key.signed(hash, row.getBytes(4))) {
      found.add(Flaw.Kind.NOT_SIGNED);
    }
    boolean asSigned =
        String.valueOf(row.getLong(1)).equals(members.get("seq"))
            && String.valueOf(row.getObject(6, OffsetDateTime.class).toInstant().toEpochMilli())
                .equals(members.get("at"))
            && String.valueOf(row.getObject(7, Long.class)).equals(members.get("user"));
    if (!asSigned) {
      found.add(Flaw.Kind.MISPLACED);
    }
    return found;
  }

  private void checkHead(Connection connection, long next, Sha256 head, Consumer<Flaw> flaws)
      throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT next_seq, head_hash FROM office_head");
        ResultSet row = query.executeQuery()) {
      boolean right =
          row.next()
              ? row.getLong(1) == next && Sha256.ofBytes(row.getBytes(2)).equals(head)
              : next == 1;
      if (!right) {
        flaws.accept(new Flaw("office_head", Flaw.Kind.HEAD_DIFFERS));
      }
    }
  }

  private static void checkDecisions(
      Connection connection, Map<Long, Decision> signed, Consumer<Flaw> flaws) throws SQLException {
    Set<Long> beside = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(DECISIONS);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        beside.add(row.getLong(1));
        if (!Decision.beside(row).equals(signed.get(row.getLong(1)))) {
          flaws.accept(new Flaw(row.getString(2), Flaw.Kind.DECISION_DIFFERS));
        }
      }
    }
    signed.keySet().stream()
        .filter(seq -> !beside.contains(seq))
        .sorted()
        .forEach(seq -> flaws.accept(new Flaw("office_entry " + seq, Flaw.Kind.DECISION_DIFFERS)));
  }
}
