package cn.jiuxiao.server.review;

import cn.jiuxiao.server.review.Written.Check;
import cn.jiuxiao.server.review.Written.Subject;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads what came in and checks it anew: from its bytes, its predecessor's hash and the key. */
final class ReadWritten {
  private ReadWritten() {}

  /** Of a row with the entry's columns, {@code public_key} and {@code predecessor_is_here}. */
  static Written entry(ResultSet row) throws SQLException {
    return new Written(
        row.getBytes("body"),
        row.getBytes("previous_hash"),
        row.getBytes("hash"),
        row.getBytes("signature"),
        null,
        Objects.requireNonNull(Sql.instant(row, "received_at")),
        row.getString("carried_by"),
        check(row));
  }

  private static List<Check> check(ResultSet row) throws SQLException {
    Sha256 hash = Sha256.ofBytes(row.getBytes("hash"));
    Sha256 previous = Sha256.ofBytes(row.getBytes("previous_hash"));
    TerminalKey key = TerminalKey.parse(row.getBytes("public_key"));
    boolean follows =
        row.getLong("seq") == 1
            ? previous.equals(
                EntryChain.genesis(row.getObject("terminal_id", UUID.class), key.spki()))
            : row.getBoolean("predecessor_is_here");
    return List.of(
        new Check(Subject.HASH, EntryChain.next(previous, row.getBytes("body")).equals(hash)),
        new Check(Subject.CHAIN, follows),
        new Check(Subject.SIGNATURE, key.signed(hash, row.getBytes("signature"))));
  }

  /** Of a row of {@code unverified_entry}: there is nothing to hold it to but itself. */
  static Written unverified(ResultSet row) throws SQLException {
    return new Written(
        row.getBytes("body"),
        null,
        null,
        null,
        row.getBytes("seal"),
        Objects.requireNonNull(Sql.instant(row, "received_at")),
        row.getString("carried_by"),
        List.of());
  }
}
