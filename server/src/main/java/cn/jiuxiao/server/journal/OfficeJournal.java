package cn.jiuxiao.server.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillKey;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The office's own journal: what people, or the server by rule, decided about tills' entries.
 * Chained and signed like a till's, with a key that is not in the database, so that a decision
 * cannot be changed or slipped in unseen.
 */
@Singleton
public class OfficeJournal {
  private static final byte[] DOMAIN = "jiuxiao-office-1".getBytes(US_ASCII);
  private static final JsonFactory JSON = new JsonFactory();

  private final TillKey key;

  OfficeJournal(ServerKeys keys) {
    this.key = keys.office();
  }

  /** hash₀. */
  Sha256 genesis() {
    return Sha256.of(DOMAIN, key.publicKey().spki());
  }

  /**
   * Writes the next entry, in the caller's transaction; whoever else writes one waits for its end.
   *
   * @param userId who decided; null for the server by rule
   * @param members texts and whole numbers
   * @return the entry's number
   */
  public long append(
      Connection connection,
      Instant at,
      @Nullable Long userId,
      String kind,
      SequencedMap<String, Object> members)
      throws SQLException {
    Head head = lockHead(connection);
    byte[] body = body(head.nextSeq(), at, userId, kind, members);
    Sha256 hash = EntryChain.next(head.hash(), body);
    try (PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO office_entry (seq, previous_hash, hash, signature, body, at, user_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """);
        PreparedStatement update =
            connection.prepareStatement("UPDATE office_head SET next_seq = ?, head_hash = ?")) {
      insert.setLong(1, head.nextSeq());
      insert.setBytes(2, head.hash().bytes());
      insert.setBytes(3, hash.bytes());
      insert.setBytes(4, key.signEntry(hash));
      insert.setBytes(5, body);
      insert.setObject(6, at.atOffset(ZoneOffset.UTC));
      insert.setObject(7, userId, Types.BIGINT);
      insert.executeUpdate();
      update.setLong(1, head.nextSeq() + 1);
      update.setBytes(2, hash.bytes());
      update.executeUpdate();
    }
    return head.nextSeq();
  }

  private record Head(long nextSeq, Sha256 hash) {}

  private Head lockHead(Connection connection) throws SQLException {
    try (PreparedStatement first =
            connection.prepareStatement(
                "INSERT INTO office_head (next_seq, head_hash) VALUES (1, ?) ON CONFLICT DO NOTHING");
        PreparedStatement lock =
            connection.prepareStatement("SELECT next_seq, head_hash FROM office_head FOR UPDATE")) {
      first.setBytes(1, genesis().bytes());
      first.executeUpdate();
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("the office's journal has no head");
        }
        return new Head(row.getLong(1), Sha256.ofBytes(row.getBytes(2)));
      }
    }
  }

  private static byte[] body(
      long seq,
      Instant at,
      @Nullable Long userId,
      String kind,
      SequencedMap<String, Object> members) {
    var out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      json.writeNumberField("seq", seq);
      json.writeStringField("kind", kind);
      json.writeNumberField("at", at.toEpochMilli());
      if (userId == null) {
        json.writeNullField("user");
      } else {
        json.writeNumberField("user", userId);
      }
      for (var member : members.entrySet()) {
        if (member.getValue() instanceof Number number) {
          json.writeNumberField(member.getKey(), number.longValue());
        } else {
          json.writeStringField(member.getKey(), member.getValue().toString());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
