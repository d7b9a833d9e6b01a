package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.seals.SealText.Evidence;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Sha256;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What came in and could not be believed, under the seals: it never counts, but nobody may take
 * away or change what speaks against a till. On a connection that {@link FrozenRows} has set up.
 */
final class SealedEvidence {
  private static final String NOT_SEALED =
      """
      SELECT x.digest, %s FROM unverified_entry x
      WHERE NOT EXISTS (SELECT FROM seal_evidence s WHERE s.digest = x.digest) ORDER BY x.digest
      """
          .formatted(FrozenRows.EVIDENCE);

  private static final String SEALED =
      """
      SELECT s.digest, s.leaf, %s, x.digest FROM seal_evidence s LEFT JOIN unverified_entry x ON x.digest = s.digest
      WHERE s.seal_number = ? ORDER BY s.digest
      """
          .formatted(FrozenRows.EVIDENCE);

  private static final String OF_NO_SEAL =
      """
      SELECT s.digest FROM seal_evidence s WHERE NOT EXISTS (SELECT FROM seal WHERE number = s.seal_number) ORDER BY 1
      """;

  private static final int AT_ONCE = 1_000;

  private final Connection connection;

  SealedEvidence(Connection connection) {
    this.connection = connection;
  }

  /** What no seal has held so far; held by this one from now on, once it is stored. */
  Evidence waiting() throws SQLException {
    var rows = new Rows();
    eachWaiting(rows::add);
    return rows.sealed();
  }

  void store(long seal) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO seal_evidence (digest, seal_number, leaf) VALUES (?, ?, ?)")) {
      eachWaiting(
          (digest, leaf) -> {
            insert.setBytes(1, digest);
            insert.setLong(2, seal);
            insert.setBytes(3, leaf);
            insert.addBatch();
          });
      insert.executeBatch();
    }
  }

  private interface Each {
    void row(byte[] digest, byte[] leaf) throws SQLException;
  }

  private void eachWaiting(Each each) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(NOT_SEALED)) {
      query.setFetchSize(AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          each.row(row.getBytes(1), FrozenRows.leaf(new StringBuilder(row.getString(2))));
        }
      }
    }
  }

  /** Holds what one seal held against what is here. */
  void check(long seal, Evidence sealed, Consumer<Flaw> flaws) throws SQLException {
    var rows = new Rows();
    try (PreparedStatement query = connection.prepareStatement(SEALED)) {
      query.setLong(1, seal);
      query.setFetchSize(AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          byte[] digest = row.getBytes(1);
          byte[] leaf = row.getBytes(2);
          rows.add(digest, leaf);
          String record = "unverified_entry " + Base64Url.encode(digest);
          if (row.getBytes(4) == null) {
            flaws.accept(new Flaw(record, Flaw.Kind.MISSING));
          } else if (!Arrays.equals(FrozenRows.leaf(new StringBuilder(row.getString(3))), leaf)) {
            flaws.accept(new Flaw(record, Flaw.Kind.NOT_AS_SEALED));
          }
        }
      }
    }
    if (!rows.sealed().equals(sealed)) {
      flaws.accept(new Flaw("seal_evidence of seal " + seal, Flaw.Kind.NOT_AS_SEALED));
    }
  }

  /** What claims a seal that is not there. */
  void checkSeals(Consumer<Flaw> flaws) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(OF_NO_SEAL);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        flaws.accept(
            new Flaw(
                "seal_evidence " + Base64Url.encode(row.getBytes(1)), Flaw.Kind.NOT_AS_SEALED));
      }
    }
  }

  /** Counts and digests rows in their order. */
  private static final class Rows {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long count;

    void add(byte[] digest, byte[] leaf) {
      bytes.writeBytes(digest);
      bytes.writeBytes(leaf);
      count++;
    }

    Evidence sealed() {
      return new Evidence(count, Sha256.of(bytes.toByteArray()));
    }
  }
}
