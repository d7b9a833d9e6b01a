package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.EntryCheck;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.ReadBody;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Reads what came in and checks it anew: from its bytes, its predecessor's hash and the key. */
@Singleton
class ReadWritten {
  /** Whoever brought {@code e}: a terminal by its label, or else as written. */
  static final String CARRIER =
      "coalesce((SELECT c.label FROM terminal c WHERE c.id::text = e.carried_by), e.carried_by) AS carrier";

  private final Sql sql;

  ReadWritten(Sql sql) {
    this.sql = sql;
  }

  /** With the name of the cashier whom it names. */
  Written named(Written written) {
    return written.read() instanceof ReadBody.Understood(EntryBody body)
        ? written.by(
            sql.first(
                    "SELECT name FROM cashier WHERE id = ?",
                    row -> row.getString(1),
                    body.stamp().cashier())
                .orElse(null))
        : written;
  }

  /** Of a row with the entry's columns, {@code public_key} and {@code predecessor_is_here}. */
  static Written entry(ResultSet row) throws SQLException {
    return new Written(
        row.getBytes("body"),
        row.getBytes("previous_hash"),
        row.getBytes("hash"),
        row.getBytes("signature"),
        null,
        Objects.requireNonNull(Sql.instant(row, "received_at")),
        row.getString("carrier"),
        null,
        EntryCheck.all(row, row.getBoolean("predecessor_is_here")));
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
        row.getString("carrier"),
        null,
        List.of());
  }
}
