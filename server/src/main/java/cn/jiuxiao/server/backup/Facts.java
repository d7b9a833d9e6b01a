package cn.jiuxiao.server.backup;

import cn.jiuxiao.server.backup.Catalogue.Table;
import cn.jiuxiao.wire.Base64Url;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;

/**
 * What a manifest tells of a database: every row through a digest, and the heads and totals that
 * people compare. Read once when the backup is made and once more from what was restored.
 */
final class Facts {
  static final List<String> KINDS =
      List.of("table", "sequence", "chain", "office", "seal", "month");

  private static final int BUFFER = 1 << 16;

  // The same text of the same value on every server and in every session.
  private static final List<String> SESSION =
      List.of(
          "SET LOCAL TimeZone = 'UTC'",
          "SET LOCAL DateStyle = 'ISO, YMD'",
          "SET LOCAL IntervalStyle = 'postgres'",
          "SET LOCAL extra_float_digits = 3",
          "SET LOCAL bytea_output = 'hex'",
          "SET LOCAL statement_timeout = 0",
          "SET LOCAL lock_timeout = 0");

  private final Connection connection;
  private final Mac mac;
  private final Progress progress;

  /**
   * @param connection in a transaction that shows one moment
   * @param secret keys the digests, so that nobody without the passphrase can try out what a small
   *     table may hold
   */
  Facts(Connection connection, byte[] secret, Progress progress) throws SQLException {
    this.connection = connection;
    this.progress = progress;
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    } catch (GeneralSecurityException broken) {
      throw new AssertionError("every JDK has HMAC-SHA256", broken);
    }
    for (String setting : SESSION) {
      Catalogue.execute(connection, setting);
    }
  }

  /**
   * Heads and totals that people compare.
   *
   * @param nameColumns how many of the first columns say of what
   */
  private record Told(String kind, String table, int nameColumns, String sql) {}

  private static final List<Told> TOLD =
      List.of(
          new Told(
              "chain",
              "terminal_branch",
              2,
              "SELECT terminal_id, branch, next_seq, head_hash FROM terminal_branch ORDER BY 1, 2"),
          new Told("office", "office_head", 0, "SELECT next_seq, head_hash FROM office_head"),
          new Told("seal", "seal", 0, "SELECT number, hash FROM seal ORDER BY number DESC LIMIT 1"),
          new Told(
              "month",
              "channel_month",
              1,
              """
              SELECT to_char(month, 'YYYY-MM'), sum(sales), sum(refunds), sum(sold_fen), sum(sold_eligible_fen),
                     sum(refunded_fen), sum(refunded_eligible_fen)
              FROM channel_month GROUP BY month ORDER BY 1
              """));

  /** Where the rows of a table go. */
  interface Destination {
    OutputStream of(Table table) throws IOException;
  }

  SequencedMap<String, String> everything(Destination destination)
      throws SQLException, IOException {
    var facts = new LinkedHashMap<String, String>();
    for (Table table : Catalogue.tables(connection)) {
      facts.put("table " + table.name(), copy(table, destination.of(table)));
    }
    for (String sequence : Catalogue.sequences(connection)) {
      add(facts, "sequence " + sequence, "SELECT last_value, is_called FROM " + sequence, 0);
    }
    for (Told told : TOLD) {
      if (Catalogue.has(connection, told.table())) { // an older schema may lack it
        add(facts, told.kind(), told.sql(), told.nameColumns());
      }
    }
    return facts;
  }

  /** Rows and digest. */
  private String copy(Table table, OutputStream out) throws SQLException, IOException {
    try (var buffered = new BufferedOutputStream(out, BUFFER)) {
      var rows = new Rows(table.name(), buffered);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              "COPY (SELECT %s FROM %s) TO STDOUT".formatted(table.columns(), table.name()), rows);
      return rows.told();
    }
  }

  private void add(SequencedMap<String, String> facts, String kind, String sql, int nameColumns)
      throws SQLException {
    Catalogue.list(
        connection,
        sql,
        row -> {
          var name = new StringBuilder(kind);
          var value = new StringBuilder();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            StringBuilder into = i <= nameColumns ? name : value;
            into.append(into.isEmpty() ? "" : " ").append(text(row, i));
          }
          facts.put(name.toString(), value.toString());
          return name;
        });
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return row.getObject(column) instanceof byte[] bytes
        ? Base64Url.encode(bytes)
        : row.getString(column);
  }

  /**
   * Passes rows on, each of which COPY writes at once, and adds their keyed digests up, word by
   * word: a table's rows stand in no order, and come back in another.
   */
  private final class Rows extends FilterOutputStream {
    private final String table;
    private final long[] sum = new long[mac.getMacLength() / Long.BYTES];
    private long count;

    Rows(String table, OutputStream out) {
      super(out);
      this.table = table;
    }

    @Override
    public void write(byte[] row) throws IOException {
      ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(row));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += digest.getLong();
      }
      out.write(row, 0, row.length);
      progress.at(table, ++count);
    }

    String told() {
      ByteBuffer digest = ByteBuffer.allocate(mac.getMacLength());
      for (long word : sum) {
        digest.putLong(word);
      }
      return count + " " + Base64Url.encode(digest.array());
    }
  }
}
