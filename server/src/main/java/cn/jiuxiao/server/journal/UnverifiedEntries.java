package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.UploadedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what could not be believed, as evidence. So much of one carrier waits to be looked at, no
 * more: rubbish must not fill the disk. What finds no room is not acknowledged either, so whoever
 * holds it keeps it and sends it again, and once a person has looked there is room.
 */
final class UnverifiedEntries {
  /** Of one carrier. With the bounds of a line this is 17 MB at most. */
  static final int MOST_WAITING = 250;

  private static final int LONGEST_BODY = 65_536;

  /** A seal with the longest attachment has less than half. */
  private static final int LONGEST_SEAL = 4_096;

  private final Connection connection;
  private final Instant now;
  private final Map<String, Integer> room = new HashMap<>();

  UnverifiedEntries(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  /** Whoever brought something gets an alarm, whether it was kept or not. */
  void keep(CheckedUpload upload) throws SQLException {
    List<Checked.Unverified> unverified =
        upload.entries().stream()
            .filter(Checked.Unverified.class::isInstance)
            .map(Checked.Unverified.class::cast)
            .toList();
    if (unverified.isEmpty()) {
      return;
    }
    String carrier = upload.carrierName();
    new Alarms(connection, now)
        .raise(
            AlarmKind.UNVERIFIED,
            upload.carrier(),
            null,
            carrier,
            unverified.getFirst().reason().name());
    for (Checked.Unverified one : unverified) {
      int left = room(carrier);
      if (left <= 0) {
        return;
      }
      room.put(carrier, left - insert(one, carrier));
    }
  }

  private int room(String carrier) throws SQLException {
    Integer known = room.get(carrier);
    return known == null ? MOST_WAITING - waiting(carrier) : known;
  }

  private int waiting(String carrier) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT count(*) FROM (
              SELECT FROM unverified_entry u WHERE u.carried_by = ?
                AND NOT EXISTS (SELECT FROM unverified_settlement s WHERE s.digest = u.digest)
              LIMIT ?) waiting
            """)) {
      query.setString(1, carrier);
      query.setInt(2, MOST_WAITING);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** The same thing sent again is kept once. */
  private int insert(Checked.Unverified unverified, String carrier) throws SQLException {
    UploadedEntry entry = unverified.uploaded();
    ReadBody.@Nullable Numbered read =
        entry.read() instanceof ReadBody.Numbered numbered ? numbered : null;
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO unverified_entry (digest, terminal, seq, reason, body, seal, received_at, carried_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)) {
      insert.setBytes(1, Sha256.of(entry.body(), new byte[] {'\n'}, entry.sealLine()).bytes());
      insert.setString(2, read == null ? "" : read.terminal().toString());
      insert.setObject(3, read == null ? null : read.seq(), Types.BIGINT);
      insert.setString(4, unverified.reason().name());
      insert.setBytes(5, shortened(entry.body(), LONGEST_BODY));
      insert.setBytes(6, shortened(entry.sealLine(), LONGEST_SEAL));
      insert.setObject(7, now.atOffset(ZoneOffset.UTC));
      insert.setString(8, carrier);
      return insert.executeUpdate();
    }
  }

  private static byte[] shortened(byte[] line, int longest) {
    return line.length <= longest ? line : Arrays.copyOf(line, longest);
  }
}
